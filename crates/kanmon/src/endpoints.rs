use std::collections::BTreeSet;
use std::process::ExitCode;

use serde::Serialize;

use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

#[derive(Serialize)]
struct Endpoint {
    product: &'static str,
    version: &'static str,
    endpoint: String,
    variable: String,
}

/// Lists under which address each product is served, and the variable that tells Terraform.
///
/// # Errors
/// No region.
pub(crate) fn run(state_dir: &StateDir, output: Output) -> Result<ExitCode, Failure> {
    let region = state_dir.running_region()?;
    let products: BTreeSet<_> = openapi::operations()
        .iter()
        .map(|it| (it.product, it.version))
        .collect();
    let endpoints: Vec<_> = products
        .into_iter()
        .map(|(product, version)| Endpoint {
            product,
            version,
            endpoint: region.endpoint.clone(),
            variable: format!("ALIBABA_CLOUD_ENDPOINT_{}", product.to_uppercase()),
        })
        .collect();
    match output {
        Output::Json => output::print_json(&endpoints),
        Output::Text => {
            let rows = endpoints.into_iter().map(|it| {
                vec![
                    it.product.to_owned(),
                    it.version.to_owned(),
                    it.endpoint,
                    it.variable,
                ]
            });
            output::print(&output::table(
                &["product", "version", "endpoint", "variable of Terraform"],
                rows,
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}
