//! Virtual Private Cloud, 2016-04-28.

use crate::action::actions;

actions! { vpc:
}
