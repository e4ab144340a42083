//! Elastic Compute Service, 2014-05-26.

use crate::action::actions;

actions! { ecs:
    describe_regions,
}
