//! Stub.
use crate::model::{Approval, Request};
/// Key.
#[derive(Debug, Clone)]
pub struct Approved {
    request: Request,
    approval: Approval,
}
impl Approved {
    /// R.
    pub fn request(&self) -> &Request {
        &self.request
    }
    /// A.
    pub fn approval(&self) -> &Approval {
        &self.approval
    }
}
