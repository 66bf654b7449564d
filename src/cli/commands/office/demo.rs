//! `demo`: creates an office with synthetic data, and serves one request from check to handover.
//!
//! Each step shows a command as an officer would type it, in places shortened with `…`, and then runs it.

use std::time::Instant;

use serde_json::{Value, json};

use crate::cli::commands::goods::{handover, pack, plan, verify};
use crate::cli::commands::money::{invoice, pay, receipt};
use crate::cli::commands::request::{agree, approve, check};
use crate::cli::commands::stock::{cut, index};
use crate::cli::terminal::{
    Answer, Invocation, Officer, RegisterNumber, size, tell, tell_command, tell_lines,
};
use crate::error::Result;
use crate::message::{decimal, message};
use crate::office::{Example, Form};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Demo {
    /// Bytes of synthetic data [default: 200M].
    #[arg(long, value_parser = size)]
    size: Option<u64>,
}

/// Creates the office and serves one request.
pub(in crate::cli) fn demo(call: &Invocation, args: &Demo) -> Result<Answer> {
    let started = Instant::now();
    let home = call.office_folder()?.to_path_buf();
    let bytes = args.size.unwrap_or(Example::BYTES);
    let megabytes = bytes / 1_000_000;
    tell(&call.say(&message!(
        "Making about {megabytes} MB of synthetic data in {home}",
        megabytes,
        home = home.display()
    )));
    let example = Example::create(&home, call.clock.today(), bytes, &call.progress)?;
    let number = &example.number;

    let approved = decide(call, &example)?;
    let planned = step(&format!("plan {number}"), || {
        let (request, form) = (number.clone(), Form::default().into());
        plan::plan(call, &plan::Plan { request, medium: None, to: None, form })
    })?;
    let planned = planned.json.value();
    let volumes = planned["volumes"].as_array().into_iter().flatten();
    let payload: u64 = volumes.filter_map(|volume| volume["bytes"].as_u64()).sum();
    let (invoice, receipt) = charge(call, &example)?;
    let usb = example.make_medium()?;
    let packing = Instant::now();
    let packed = step(&format!("pack {number} --to {}", usb.display()), || {
        let pack = pack::Pack {
            request: number.clone(),
            to: usb.clone(),
            level: None,
            form: Form::default().into(),
            threads: None,
            officer: Officer::default(),
        };
        pack::pack(call, &pack)
    })?;
    let pack_seconds = packing.elapsed().as_secs_f64();
    let verified = step(&format!("verify {}", usb.display()), || {
        verify::verify(call, &verify::Verify { path: usb.clone(), officer: Officer::default() })
    })?;
    Example::require_complete(verified.yes, &usb)?;
    let handover = step(&format!("handover {number}"), || {
        handover::handover(
            call,
            &handover::Handover {
                request: number.clone(),
                number: RegisterNumber::default(),
                officer: Officer::default(),
            },
        )
    })?;
    let (layer, region, ..) = &example.piece;
    let comment = call.say(&message!("without internal columns"));
    step(&format!("cut {layer} --region {region} …  # {comment}"), || {
        cut_with_internal_columns(call, &example)
    })?;

    let papers: Vec<String> = [&approved, &invoice, &receipt, &handover]
        .map(|answer| field(&answer.json.value(), "path"))
        .to_vec();
    let packed = packed.json.value();
    let bags = packed["bags"].as_array().into_iter().flatten();
    let bags: Vec<String> = bags.map(|bag| field(bag, "path")).collect();
    let seconds = started.elapsed().as_secs_f64();
    let speed = decimal(payload as f64 / 1e6 / pack_seconds, 0);
    let (medium, package) =
        (usb.display(), example.package_in(bags.first().map_or("", String::as_str)));
    let mut text = call.lines();
    text.verbatim("")
        .line(&message!("Done in {seconds} s. What you have now:", seconds = decimal(seconds, 1)))
        .line(&message!("  the medium   {medium}", medium))
        .line(&message!("               open BUKA-INI-DULU.html there, as a buyer would"))
        .line(&message!("  the papers   {papers}", papers = example.papers().display()))
        .line(&message!(
            "               SPPD, tagihan, kuitansi, serah-terima, and the report kesesuaian.txt"
        ))
        .line(&message!(
            "  packed       {megabytes} MB in {seconds} s ({speed} MB/s, read-back included)",
            megabytes = payload / 1_000_000,
            seconds = decimal(pack_seconds, 1),
            speed
        ))
        .line(&message!("What to try next:"))
        .literal(&format!("  export KEMAS_OFFICE={}", home.display()))
        .literal(&format!("  kemas plan {number} --json"))
        .literal("  printf x | dd bs=1 seek=5000 conv=notrunc \\")
        .literal(&format!("    of={package}"))
        .literal(
            &call.say(&message!("  kemas verify {medium}          # names what was hit", medium)),
        );
    Ok(Answer::yes(json!({ "bags": bags, "papers": papers, "seconds": seconds }), text))
}

/// Shows a command, runs it, and shows its answer.
fn step(command: &str, run: impl FnOnce() -> Result<Answer>) -> Result<Answer> {
    tell_command(&format!("kemas {command}"));
    let answer = run()?;
    tell_lines(&answer.text);
    Ok(answer)
}

/// Runs the commands from the index to the signed agreement. Returns the answer of `approve`.
fn decide(call: &Invocation, example: &Example) -> Result<Answer> {
    let today = call.clock.today();
    let request = example.write_request(today)?.display().to_string();
    step("index", || index::index(call, &index::Index::default()))?;
    step(&format!("check {request}"), || {
        check::check(
            call,
            &check::Check { request: request.clone(), catalog: None, explain: false },
        )
    })?;
    let officer = example.officer;
    let approved = step(&format!("approve {request} --by \"{officer}\""), || {
        let (request, officer) =
            (request.clone(), Officer { by: Some(officer.to_owned()), ..Officer::default() });
        approve::approve(
            call,
            &approve::Approve {
                request,
                because: None,
                visit: None,
                number: RegisterNumber::default(),
                officer,
            },
        )
    })?;
    let scan = example.write_scan()?;
    let (number, receiver) = (&example.number, example.receiver);
    step(&format!("agree {number} --signed-by \"{receiver}\" --on {today} --scan …"), || {
        let agree = agree::Agree {
            request: number.clone(),
            signed_by: receiver.to_owned(),
            on: today,
            scan,
            position: None,
            officer: Officer::default(),
        };
        agree::agree(call, &agree)
    })?;
    Ok(approved)
}

/// Runs the commands from the invoice to the receipt. Returns the answers of `invoice` and `receipt`.
fn charge(call: &Invocation, example: &Example) -> Result<(Answer, Answer)> {
    let (number, treasurer) = (&example.number, example.treasurer);
    let invoice = step(&format!("invoice {number}"), || {
        invoice::invoice(
            call,
            &invoice::Invoice {
                request: number.clone(),
                number: RegisterNumber::default(),
                officer: Officer::default(),
            },
        )
    })?;
    let invoiced = field(&invoice.json.value(), "number");
    step(&format!("pay {invoiced} --cash --treasurer \"{treasurer}\""), || {
        let pay = pay::Pay {
            paid_on: None,
            overpayment: false,
            because: None,
            evidence: None,
            invoice: invoiced.clone(),
            cash: true,
            void_code: false,
            treasurer: Some(treasurer.to_owned()),
            ntpn: None,
            amount: None,
            officer: Officer::default(),
        };
        pay::pay(call, &pay)
    })?;
    let receipt = step(&format!("receipt {invoiced}"), || {
        receipt::receipt(
            call,
            &receipt::Receipt {
                invoice: invoiced.clone(),
                number: RegisterNumber::default(),
                officer: Officer::default(),
            },
        )
    })?;
    Ok((invoice, receipt))
}

/// Cuts a piece of the map that has internal columns, which do not leave the office.
fn cut_with_internal_columns(call: &Invocation, example: &Example) -> Result<Answer> {
    let (layer, region, format, out) = &example.piece;
    let cut = cut::Cut {
        item: (*layer).to_owned(),
        region: vec![(*region).to_owned()],
        format: vec![(*format).to_owned()],
        out: out.clone(),
        repair: false,
        crs: None,
        assume_crs: None,
    };
    cut::cut(call, &cut)
}

fn field(json: &Value, key: &str) -> String {
    json[key].as_str().unwrap_or_default().to_owned()
}
