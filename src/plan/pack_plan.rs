//! The plan as a whole, and the plan under a signed agreement.

use super::package::Package;
use super::volume_line::VolumeLine;
use super::volumes::Volume;
use crate::model::{Agreement, Request};

/// What will be packed.
#[derive(Debug, Clone)]
pub struct PackPlan {
    /// The approved request.
    pub request: Request,
    /// One bag each, in order.
    pub volumes: Vec<Volume>,
    /// Bytes of all members.
    pub payload_bytes: u64,
}

/// A plan under a signed agreement: the only key to packing.
#[derive(Debug, Clone)]
pub struct AgreedPlan {
    plan: PackPlan,
    agreement: Agreement,
}

impl PackPlan {
    /// Returns all packages of all volumes.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.volumes.iter().flat_map(|volume| &volume.packages)
    }

    /// Puts the plan under the signed agreement.
    pub fn under(self, agreement: Agreement) -> AgreedPlan {
        AgreedPlan { plan: self, agreement }
    }

    /// Returns the volumes as the command contract shows them.
    pub fn volume_lines(&self) -> Vec<VolumeLine<'_>> {
        self.volumes.iter().map(VolumeLine::of).collect()
    }
}

impl AgreedPlan {
    /// Returns the plan.
    pub fn plan(&self) -> &PackPlan {
        &self.plan
    }

    /// Returns the agreement.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }
}
