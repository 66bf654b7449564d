//! Templates: minijinja's language with the filters of Indonesian papers, and values that stay values.

mod escape;
mod filters;
mod fixed_width;
mod render;

pub use escape::Escape;
pub use render::render;
