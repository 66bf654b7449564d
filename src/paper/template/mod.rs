//! Templates in minijinja's language, with filters for Indonesian papers.

mod escape;
mod filters;
mod fixed_width;
mod refusal;
mod render;

pub use escape::Escape;
pub use render::render;
