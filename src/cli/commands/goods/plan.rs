//! `plan`: volumes, files, price and time of an approved request; packs nothing.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Lines, Shape, word};
use crate::error::Result;
use crate::message::{decimal, message, quantity};
use crate::model::Converted;
use crate::office::{Estimate, Form, Onto, PlanOrder, Planned, RateSource, Rates, WayOut};

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

/// Shows what would be packed, its price and its time, and the findings on its data.
pub(in crate::cli) fn plan(call: &Invocation, args: &Plan) -> Result<Answer> {
    let onto = match (&args.to, &args.medium) {
        (Some(target), _) => Onto::Target(target.clone()),
        (None, Some(kind)) => Onto::Kind(kind.clone()),
        (None, None) => Onto::Requested,
    };
    let request = Invocation::given(&args.request)?;
    let order = PlanOrder { request, onto, form: args.form.into() };
    let planned = call.session()?.plan(&order, &call.progress)?;
    let mut text = call.lines();
    files(&mut text, &planned);
    for line in &planned.price.lines {
        let arithmetic = text.say(&line.arithmetic);
        text.verbatim(&format!("{} [{}]", line.id, line.tariff))
            .go_on_with(format!(" {arithmetic}"));
    }
    let (total, class) = (planned.price.total, word(&planned.class));
    text.line(&message!("total {total} (class {class})", total, class));
    text.reference_prices(&planned.reference_prices);
    if planned.plan.converts() {
        text.line(&match planned.price.settings.charged_of_converted() {
            Converted::Held => {
                message!("charged are the bytes of the data as held, in whatever format they leave")
            }
            Converted::Written => {
                message!("charged are the bytes of the data as they leave, after the conversion")
            }
        });
    }
    time(&mut text, &planned.estimate);
    text.store_findings(&planned.findings);
    text.piece_findings(&planned.maps);
    Ok(Answer::yes(planned, text))
}

/// Adds the volumes, each with its packages and files.
fn files(text: &mut Lines, planned: &Planned) {
    for volume in &planned.plan.volumes {
        let (label, bytes) = (&volume.label, quantity(volume.bytes));
        text.line(&message!(
            "{label} (data {bytes} bytes; on the medium about {room} bytes, with papers and lists)",
            label,
            bytes,
            room = quantity(volume.expected_bytes())
        ));
        for package in &volume.packages {
            text.verbatim(&format!("  {}  {}", package.place(), package.title));
            for member in &package.members {
                let path = &member.path;
                let way = match package.way_of(member) {
                    WayOut::Cut => message!("cut from {path}", path),
                    WayOut::Converted => message!("converted: {path}", path),
                    WayOut::AsHeld => message!("{path}", path),
                };
                text.beside(&format!("    {:>14}  ", member.stamp.bytes), &way);
            }
        }
    }
}

/// Adds the time: the total, the steps with the speeds they are based on, how many packages lie on the shelf, and what
/// could make the slowest step faster.
fn time(text: &mut Lines, estimate: &Estimate) {
    let seconds = decimal(estimate.total_seconds, 0);
    text.line(&if estimate.within_the_hour {
        message!("about {seconds} s, within the promised hour", seconds)
    } else {
        message!("about {seconds} s, NOT within the promised hour", seconds)
    });
    let Rates { pack, write, read } = estimate.rates;
    let steps = [
        (message!("pack"), estimate.pack_seconds, pack),
        (message!("write"), estimate.write_seconds, write),
        (message!("read back"), estimate.verify_seconds, read),
    ];
    for (step, seconds, rate) in steps {
        let source = match rate.source {
            RateSource::Default => message!("assumed"),
            RateSource::Remembered => message!("as before"),
            RateSource::Measured => message!("measured now"),
        };
        let speed = decimal(rate.bytes_per_second / 1e6, 0);
        let how = text.say(&message!("s  at {speed} MB/s ({source})", speed, source));
        let step = text.say(&step);
        let seconds = text.say(&message!("{seconds}", seconds = decimal(seconds, 1)));
        text.verbatim(&format!("  {step:<10} {seconds:>8} {how}"));
    }
    if estimate.on_shelf > 0 {
        let count = estimate.on_shelf;
        text.indented(2, &message!("{count} packages lie on the shelf", count));
    }
    if let Some(advice) = &estimate.advice {
        let step = estimate.bottleneck.step();
        text.line(&message!("{step} takes longest: {advice}", step, advice));
    }
}
