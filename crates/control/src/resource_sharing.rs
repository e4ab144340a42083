//! Resource Sharing, 2020-01-10: as much of it as opens a VPC to another account.
//!
//! Choice: docs/decisions/0006-vpc-sharing.md

use crate::action::actions;

actions! { resourcesharing:
    create_resource_share,
}
