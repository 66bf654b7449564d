//! The whole plan, and the plan with its signed agreement.

use super::package::Package;
use super::volume_line::VolumeLine;
use super::volumes::Volume;
use crate::model::{Agreement, Request};

/// What will be packed.
#[derive(Debug, Clone)]
pub struct PackPlan {
    /// The approved request.
    pub request: Request,
    /// The volumes in order; each is written as one bag.
    pub volumes: Vec<Volume>,
    /// Bytes of all files that leave, before compressing; of pieces of maps about so many.
    pub payload_bytes: u64,
}

/// A plan with the signed agreement (SPPD). `pack` packs nothing else.
#[derive(Debug, Clone)]
pub struct AgreedPlan {
    plan: PackPlan,
    agreement: Agreement,
}

impl PackPlan {
    /// Returns true where a table leaves in another format than it is held in.
    pub fn converts(&self) -> bool {
        self.packages().any(Package::converts)
    }

    /// Returns all packages of all volumes.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.volumes.iter().flat_map(|volume| &volume.packages)
    }

    /// Joins the plan with its signed agreement. Whether the agreement belongs to the request is not checked here.
    pub fn under(self, agreement: Agreement) -> AgreedPlan {
        AgreedPlan { plan: self, agreement }
    }

    /// Returns the volumes as the JSON answer of `kemas plan` has them.
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
