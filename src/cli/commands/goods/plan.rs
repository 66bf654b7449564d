//! `plan`: volumes, files, price and time of an approved request; writes nothing.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Shape, piece_findings, store_findings, word};
use crate::error::Result;
use crate::office::{Estimate, Form, Onto, PlanOrder, Planned, RateSource, Rates};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Plan {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Plans for this kind of medium instead of the request's.
    #[arg(long, value_name = "KIND", conflicts_with = "to")]
    pub(in crate::cli) medium: Option<String>,
    /// Plans for what this target holds now.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) to: Option<PathBuf>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Form::default().into())]
    pub(in crate::cli) form: Shape,
}

/// Shows what would be packed, and for how much.
pub(in crate::cli) fn plan(call: &Invocation, args: &Plan) -> Result<Answer> {
    let onto = match (&args.to, &args.medium) {
        (Some(target), _) => Onto::Target(target.clone()),
        (None, Some(kind)) => Onto::Kind(kind.clone()),
        (None, None) => Onto::Requested,
    };
    let request = Invocation::given(&args.request)?;
    let order = PlanOrder { request, onto, form: args.form.into() };
    let planned = call.session()?.plan(&order, &call.progress)?;
    let mut text = files(&planned);
    for line in &planned.price.lines {
        let _ = writeln!(text, "{} [{}] {}", line.id, line.tariff, line.arithmetic);
    }
    let (total, class) = (planned.price.total, word(&planned.class));
    let _ = writeln!(text, "total {total} (class {class})");
    text.push_str(&time(&planned.estimate));
    text.push_str(&store_findings(&planned.findings));
    text.push_str(&piece_findings(&planned.maps));
    Ok(Answer::yes(planned, text))
}

/// The volumes in words, each with its packages and files.
fn files(planned: &Planned) -> String {
    let mut text = String::new();
    for volume in &planned.plan.volumes {
        let _ = writeln!(text, "{} ({} bytes)", volume.label, volume.bytes);
        for package in &volume.packages {
            let _ = writeln!(text, "  {}  {}", package.place(), package.title);
            for member in &package.members {
                let from = match package.way_of(member) {
                    "cut" => "cut from ",
                    "converted" => "converted: ",
                    _ => "",
                };
                let _ = writeln!(text, "    {:>14}  {from}{}", member.stamp.bytes, member.path);
            }
        }
    }
    text
}

/// The time in words: the whole, its steps with the rates they stand on, and what holds it up.
fn time(estimate: &Estimate) -> String {
    let kept = if estimate.within_the_hour { "within" } else { "NOT within" };
    let mut text = format!("about {:.0} s, {kept} the promised hour", estimate.total_seconds);
    let Rates { pack, write, read } = estimate.rates;
    let steps = [
        ("pack", estimate.pack_seconds, pack),
        ("write", estimate.write_seconds, write),
        ("read back", estimate.verify_seconds, read),
    ];
    for (step, seconds, rate) in steps {
        let source = match rate.source {
            RateSource::Default => "assumed",
            RateSource::Remembered => "as before",
            RateSource::Measured => "measured now",
        };
        let rate = rate.bytes_per_second / 1e6;
        let _ = write!(text, "\n  {step:<10} {seconds:>8.1} s  at {rate:.0} MB/s ({source})");
    }
    if estimate.on_shelf > 0 {
        let _ = write!(text, "\n  {} packages lie on the shelf", estimate.on_shelf);
    }
    if let Some(advice) = estimate.advice {
        let _ = write!(text, "\n{} takes longest: {advice}", estimate.bottleneck.as_str());
    }
    text
}
