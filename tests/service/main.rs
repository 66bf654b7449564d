//! The service standard as tests: each module is a step that a visitor or officer would name.

mod packing;
mod samples;
