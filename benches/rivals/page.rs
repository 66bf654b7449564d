//! The report as an HTML page, with the curves drawn.

use std::fmt::Write as _;

use serde_json::Value;

/// Returns the report as HTML.
pub fn render(report: &Value) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>kemas: bench</title><style>\
         body{font:15px/1.45 sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222}\
         table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;text-align:right;\
         border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}\
         tr.short td{background:#fbe9e7}figure{display:inline-block;margin:1rem 1rem 0 0}\
         figcaption{font-weight:600}text{font:12px sans-serif}</style><h1>kemas: bench</h1>",
    );
    let gigabytes = report["survey_bytes"].as_f64().unwrap_or_default() / 1e9;
    let _ = write!(
        page,
        "<p>One survey of {gigabytes:.2} GB, medians of {} pairs. A row that falls short of its bar \
         is tinted. {}</p><table><tr><th>work<th>ours<th>rival<th>value<th>bar</tr>",
        report["pairs"],
        report["starts"].as_str().unwrap_or_default()
    );
    for row in report["rows"].as_array().into_iter().flatten() {
        let class = if row["holds"] == true { "" } else { " class=\"short\"" };
        let figure = |key: &str| row[key].as_f64().map_or_else(String::new, |f| format!("{f:.3}"));
        let sign = if row["bar_is"] == "at least" { "≥" } else { "≤" };
        let _ = write!(
            page,
            "<tr{class}><td>{}<td>{} {unit}<td>{}<td>{:.2}<td>{sign} {:.2}</tr>",
            row["work"].as_str().unwrap_or_default(),
            figure("ours"),
            figure("rival"),
            row["value"].as_f64().unwrap_or_default(),
            row["bar"].as_f64().unwrap_or_default(),
            unit = row["unit"].as_str().unwrap_or_default(),
        );
    }
    page.push_str("</table><h2>Sizes</h2><table><tr><th>made by<th>bytes<th>of the survey</tr>");
    for size in report["sizes"].as_array().into_iter().flatten() {
        let share = size[1].as_f64().unwrap_or_default() / (gigabytes * 1e9);
        let _ = write!(
            page,
            "<tr><td>{}<td>{}<td>{share:.4}</tr>",
            size[0].as_str().unwrap_or_default(),
            size[1]
        );
    }
    page.push_str("</table><h2>Growth</h2>");
    for (curve, unit) in [("gigabytes", "GB"), ("thousand_files", "1 000 files")] {
        let points = report["growth"][curve].as_array().cloned().unwrap_or_default();
        if points.is_empty() {
            continue;
        }
        for (title, keys) in [
            (format!("seconds a {unit}"), ["pack_seconds", "verify_seconds"]),
            ("memory, MiB".to_owned(), ["pack_mib", "verify_mib"]),
        ] {
            page.push_str(&chart(&format!("{title}, by {unit}"), &points, keys));
        }
    }
    page.push_str("</html>\n");
    page
}

const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 240.0;
const EDGE: f64 = 46.0;

/// Draws two curves; the x axis is logarithmic, the y axis starts at zero.
fn chart(title: &str, points: &[Value], keys: [&str; 2]) -> String {
    let number = |point: &Value, key: &str| point[key].as_f64().unwrap_or_default();
    let xs: Vec<f64> = points.iter().map(|point| number(point, "x").log10()).collect();
    let (low, high) = (xs[0], xs[xs.len() - 1]);
    let top = points
        .iter()
        .flat_map(|point| keys.map(|key| number(point, key)))
        .fold(f64::MIN_POSITIVE, f64::max)
        * 1.1;
    let x = |at: f64| EDGE + (at - low) / (high - low).max(1e-9) * (WIDTH - 2.0 * EDGE);
    let y = |at: f64| HEIGHT - EDGE - at / top * (HEIGHT - 2.0 * EDGE);
    let mut svg = format!(
        "<figure><figcaption>{title}</figcaption><svg width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         role=\"img\" aria-label=\"{title}\"><path d=\"M{EDGE} {EDGE}V{b}H{r}\" fill=\"none\" \
         stroke=\"#888\"/>",
        b = HEIGHT - EDGE,
        r = WIDTH - EDGE
    );
    for part in [0.0, 0.5, 1.0] {
        let value = top * part;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{value:.2}</text>",
            EDGE - 5.0,
            y(value) + 4.0
        );
    }
    for (point, at) in points.iter().zip(&xs) {
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            x(*at),
            HEIGHT - EDGE + 16.0,
            number(point, "x")
        );
    }
    for (key, dash) in keys.into_iter().zip(["", " stroke-dasharray=\"6 4\""]) {
        let path: Vec<String> = points
            .iter()
            .zip(&xs)
            .map(|(point, at)| format!("{:.1} {:.1}", x(*at), y(number(point, key))))
            .collect();
        let name = key.split('_').next().unwrap_or_default();
        let last = y(number(&points[points.len() - 1], key));
        let _ = write!(
            svg,
            "<path d=\"M{}\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"{dash}/>\
             <text x=\"{}\" y=\"{}\">{name}</text>",
            path.join("L"),
            WIDTH - EDGE + 4.0,
            last + 4.0
        );
    }
    svg.push_str("</svg></figure>");
    svg
}
