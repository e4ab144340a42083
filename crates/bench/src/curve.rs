//! Curves as SVG, for `docs/performance/`: readable on light and on dark pages, without scripts or fonts of their own.

use std::fmt::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// A chart of a few curves over one axis.
pub(crate) struct Chart<'a> {
    /// What it shows.
    pub(crate) title: &'a str,
    /// The axis that goes to the right, with its unit.
    pub(crate) x: &'a str,
    /// The axis that goes up, with its unit.
    pub(crate) y: &'a str,
    /// How both axes are divided.
    pub(crate) scale: Scale,
    /// The curves, at most as many as there are [`COLOURS`].
    pub(crate) curves: Vec<Curve>,
}

/// How an axis is divided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Scale {
    /// Evenly, from 0.
    Linear,
    /// By powers of ten.
    Logarithmic,
}

/// One curve.
pub(crate) struct Curve {
    name: String,
    points: Vec<(f64, f64)>,
}

impl Curve {
    /// A curve through points, by ascending x.
    pub(crate) fn new(name: &str, points: Vec<(f64, f64)>) -> Self {
        Self {
            name: name.to_owned(),
            points,
        }
    }
}

impl Chart<'_> {
    /// Writes the chart to `docs/performance/NAME.svg`.
    pub(crate) fn write(&self, name: &str) -> Result<(), String> {
        let folder = Path::new("docs/performance");
        let path = folder.join(format!("{name}.svg"));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, self.svg(&caption())))
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    fn svg(&self, caption: &str) -> String {
        let points = || self.curves.iter().flat_map(|curve| &curve.points);
        let x = Axis::over(
            points().map(|point| point.0),
            self.scale,
            (LEFT, WIDTH - RIGHT),
        );
        let y = Axis::over(
            points().map(|point| point.1),
            self.scale,
            (HEIGHT - BOTTOM, TOP),
        );
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
             width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\">\n<title>{}</title>\n<style>\n{}</style>\n",
            escaped(self.title),
            style()
        );
        text(&mut out, "title", (LEFT, 22.0), self.title);
        text(&mut out, "note", (LEFT, 40.0), caption);
        for mark in y.marks() {
            let at = y.place(mark);
            line(&mut out, (LEFT, at), (WIDTH - RIGHT, at));
            text(&mut out, "end", (LEFT - 8.0, at + 4.0), &number(mark));
        }
        for mark in x.marks() {
            let at = x.place(mark);
            line(&mut out, (at, HEIGHT - BOTTOM), (at, HEIGHT - BOTTOM + 5.0));
            text(
                &mut out,
                "middle",
                (at, HEIGHT - BOTTOM + 20.0),
                &number(mark),
            );
        }
        text(
            &mut out,
            "middle",
            ((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 42.0),
            self.x,
        );
        let middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        let _ = writeln!(
            out,
            "<text class=\"middle\" transform=\"translate(18 {middle}) rotate(-90)\">{}</text>",
            escaped(self.y)
        );
        for (at, curve) in self
            .curves
            .iter()
            .filter(|it| !it.points.is_empty())
            .enumerate()
        {
            let places: Vec<(f64, f64)> = curve
                .points
                .iter()
                .map(|(right, up)| (x.place(*right), y.place(*up)))
                .collect();
            let path: Vec<String> = places
                .iter()
                .map(|(right, up)| format!("{right:.1},{up:.1}"))
                .collect();
            let _ = writeln!(
                out,
                "<polyline class=\"c{at}\" points=\"{}\"/>",
                path.join(" ")
            );
            for (right, up) in &places {
                let _ = writeln!(
                    out,
                    "<circle class=\"c{at}\" cx=\"{right:.1}\" cy=\"{up:.1}\" r=\"3\"/>"
                );
            }
            let down = HEIGHT - 12.0 - 18.0 * (self.curves.len() - 1 - at) as f64;
            let _ = writeln!(
                out,
                "<polyline class=\"c{at}\" points=\"{LEFT},{0:.1} {1:.1},{0:.1}\"/>",
                down - 4.0,
                LEFT + 24.0
            );
            text(&mut out, "name", (LEFT + 32.0, down), &curve.name);
        }
        out.push_str("</svg>\n");
        out
    }
}

/// One axis: which values it shows, and where.
struct Axis {
    first: f64,
    last: f64,
    step: f64,
    scale: Scale,
    from: f64,
    to: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>, scale: Scale, (from, to): (f64, f64)) -> Self {
        let (mut least, mut most) = (f64::MAX, f64::MIN_POSITIVE);
        for value in values {
            least = least.min(value);
            most = most.max(value);
        }
        let (first, last, step) = match scale {
            Scale::Linear => {
                let rough = most / 5.0;
                let power = 10_f64.powf(rough.log10().floor());
                let step = [1.0, 2.0, 5.0, 10.0].map(|it| it * power);
                let step = step
                    .into_iter()
                    .find(|step| *step >= rough)
                    .unwrap_or(rough);
                (0.0, (most / step).ceil() * step, step)
            }
            Scale::Logarithmic => {
                let first = 10_f64.powf(least.max(f64::MIN_POSITIVE).log10().floor());
                let last = 10_f64.powf(most.log10().ceil()).max(first * 10.0);
                (first, last, 10.0)
            }
        };
        Self {
            first,
            last,
            step,
            scale,
            from,
            to,
        }
    }

    fn place(&self, value: f64) -> f64 {
        let share = match self.scale {
            Scale::Linear => (value - self.first) / (self.last - self.first),
            Scale::Logarithmic => {
                (value.max(self.first) / self.first).log10() / (self.last / self.first).log10()
            }
        };
        self.from + (self.to - self.from) * share
    }

    fn marks(&self) -> Vec<f64> {
        let next = |value: &f64| match self.scale {
            Scale::Linear => Some(value + self.step),
            Scale::Logarithmic => Some(value * self.step),
        };
        let is_shown = |value: &f64| *value <= self.last * 1.001;
        std::iter::successors(Some(self.first), next)
            .take_while(is_shown)
            .collect()
    }
}

/// A value beside an axis: thousands apart, no more digits than needed.
fn number(value: f64) -> String {
    if value != 0.0 && value < 1.0 {
        return format!("{value}");
    }
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn line(out: &mut String, from: (f64, f64), to: (f64, f64)) {
    let _ = writeln!(
        out,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        from.0, from.1, to.0, to.1
    );
}

fn text(out: &mut String, class: &str, at: (f64, f64), text: &str) {
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        at.0,
        at.1,
        escaped(text)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn style() -> String {
    let mut out = String::from(
        "text { font: 12px system-ui, sans-serif; fill: #24292f; }\n\
         .title { font-size: 15px; font-weight: 600; }\n\
         .note { fill: #6e7781; font-size: 11px; }\n\
         .middle { text-anchor: middle; }\n.end { text-anchor: end; }\n\
         line { stroke: #8c959f; stroke-opacity: 0.4; }\npolyline { fill: none; stroke-width: 2; }\n",
    );
    for (at, colour) in COLOURS.iter().enumerate() {
        let _ = writeln!(
            out,
            "polyline.c{at} {{ stroke: {colour}; }} circle.c{at} {{ fill: {colour}; }}"
        );
    }
    out.push_str("@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .note { fill: #9198a1; } }\n");
    out
}

/// On which machine, and when.
fn caption() -> String {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let now = cloud_id::Timestamp::from_unix_secs(since.as_secs().cast_signed()).to_string();
    format!(
        "{}, {}",
        crate::machine(),
        now.split('T').next().unwrap_or_default()
    )
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 460.0;
const LEFT: f64 = 84.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 120.0;

/// Told apart on white and on black, also by those who see few colours.
const COLOURS: [&str; 4] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_shows_every_point_inside_its_axes_and_names_what_it_shows() {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            let chart = Chart {
                title: "Rates & more",
                x: "connections",
                y: "calls per second",
                scale,
                curves: vec![
                    Curve::new("one", vec![(1.0, 70.0), (64.0, 9_500.0)]),
                    Curve::new("other", vec![(1.0, 3.5)]),
                    Curve::new("not measured", Vec::new()),
                ],
            };
            let svg = chart.svg("a machine");
            for wanted in [
                "Rates &amp; more",
                "connections",
                "calls per second",
                ">one<",
                ">other<",
                "10,000",
                "a machine",
            ] {
                assert!(svg.contains(wanted), "{wanted} in {svg}");
            }
            assert!(
                !svg.contains("not measured") && !svg.contains("NaN"),
                "{svg}"
            );
            let circles: Vec<(f64, f64)> = svg
                .lines()
                .filter(|line| line.starts_with("<circle"))
                .map(|line| {
                    let of = |name: &str| -> f64 {
                        let text = line
                            .split(&format!("{name}=\""))
                            .nth(1)
                            .and_then(|rest| rest.split('"').next());
                        text.and_then(|text| text.parse().ok()).expect("a number")
                    };
                    (of("cx"), of("cy"))
                })
                .collect();
            assert_eq!(circles.len(), 3);
            for (right, up) in circles {
                assert!((LEFT..=WIDTH - RIGHT).contains(&right), "{right}");
                assert!((TOP..=HEIGHT - BOTTOM).contains(&up), "{up}");
            }
        }
    }
}
