//! The rows of a report, printed as a table and written as JSON.

use std::path::Path;

use serde::Serialize;

/// One measured thing.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Row {
    /// A stable name, as `decide-1000`.
    pub(crate) id: String,
    /// `meaning`, `api`, `host` or `dataplane`.
    pub(crate) area: String,
    /// What was measured, for people.
    pub(crate) what: String,
    /// The figure.
    pub(crate) value: f64,
    /// Its unit.
    pub(crate) unit: String,
    /// What it is held against, if anything; says so when it could not be run.
    pub(crate) peer: Option<String>,
    /// The peer's figure in the same run.
    pub(crate) peer_value: Option<f64>,
    /// Value by peer value, or its inverse where less is better, so that more is better.
    pub(crate) ratio: Option<f64>,
    /// What the ratio or value should be, in words.
    pub(crate) target: Option<String>,
    /// Whether it is; absent without a target. A row whose peer could not be run is not met.
    pub(crate) met: Option<bool>,
    /// How many times it was measured.
    pub(crate) runs: usize,
    /// Ninetieth percentile by tenth percentile of the runs: 1 is perfectly quiet.
    pub(crate) spread: f64,
}

/// All rows of a run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

/// What repeated runs of one thing gave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// The median.
    pub(crate) median: f64,
    /// Ninetieth by tenth percentile.
    pub(crate) spread: f64,
    /// How many runs.
    pub(crate) runs: usize,
}

impl Sample {
    /// Sums up runs; there is at least one.
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        Self {
            median: at(0.5),
            spread: at(0.9) / at(0.1).max(f64::MIN_POSITIVE),
            runs: values.len(),
        }
    }
}

impl Report {
    /// Adds a row.
    pub(crate) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        println!(
            "{:<58} {:>14} {:<10} {:>8}  {:<28} met",
            "what", "value", "unit", "ratio", "target"
        );
        for row in &self.rows {
            let ratio = row
                .ratio
                .map_or_else(|| "-".into(), |ratio| format!("{ratio:.2}"));
            let met = match row.met {
                Some(true) => "yes",
                Some(false) => "NO",
                None => "-",
            };
            let target = row.target.as_deref().unwrap_or("-");
            println!(
                "{:<58} {:>14.2} {:<10} {:>8}  {:<28} {}",
                row.what, row.value, row.unit, ratio, target, met
            );
        }
    }

    /// Writes the rows as a JSON list.
    pub(crate) fn write(&self, path: &str) -> std::io::Result<()> {
        if let Some(folder) = Path::new(path).parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, serde_json::to_string_pretty(&self.rows)?)
    }
}
