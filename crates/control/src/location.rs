//! Endpoint location, 2015-06-12: older clients ask it where a product is before they call.

use crate::action::actions;

actions! { location:
    describe_endpoints,
}
