//! The agreement (SPPD): for the receiver of the data to sign, and without the receiver's fields for the medium.

use serde::Serialize;
use serde_json::{Value, json};

use super::item_title::title;
use super::office_templates::Papers;
use super::template::Template;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::model::{AgreementPaper, OfficeSettings, PaperForm, Request, Requester};
use crate::paper::Sheet;

impl Papers {
    /// Returns the template and settings with which an agreement that gets its number now is laid out, by
    /// [`set_agreement`].
    pub fn agreement_form(&self, office: &OfficeSettings) -> PaperForm {
        let Template { name, text } = self.agreement.clone();
        PaperForm { name, template: text, settings: json!(office) }
    }

    /// Returns the text of the agreement for the medium. The receiver's fields and the date are left blank there.
    pub fn agreement_for_medium(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
    ) -> Result<String> {
        let mut values = agreement_values(request, catalog, &json!(office));
        values["receiver"] = json!(Receiver::default());
        self.agreement_text.set(&values)
    }
}

/// Returns the agreement (SPPD) with its number, if it has one, filled in for the receiver to sign; the day of the signature is left
/// open. It holds personal data, so it never goes onto a medium.
///
/// # Errors
/// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) with file and line, as for all papers.
pub fn set_agreement(
    form: &PaperForm,
    paper: Option<&AgreementPaper>,
    request: &Request,
    catalog: &Catalog,
) -> Result<Sheet> {
    let mut values = agreement_values(request, catalog, &form.settings);
    values["agreement"] = json!(paper);
    let number = paper.map_or(request.number.as_str(), |paper| &paper.number);
    Sheet::fill(&form.name, &form.template, &format!("SPPD {number}"), &values)
}

/// Returns the values of an agreement's template, with the receiver's fields, and without a number and a date.
pub(super) fn agreement_values(request: &Request, catalog: &Catalog, office: &Value) -> Value {
    let receiver = Receiver::of(&request.requester);
    let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
    let kind = request.medium.as_deref();
    let medium = kind.map(|kind| catalog.medium(kind).map_or(kind, |medium| &medium.label));
    json!({
        "request": request.number,
        "purpose": request.abstraction.title.trim().trim_end_matches('.'),
        "items": items,
        "medium": medium,
        "office": office,
        "agreement": null,
        "on": null,
        "receiver": receiver,
        "signatory": signatory(&request.requester),
    })
}

/// The receiver's fields of the agreement; in the text for the medium all are `None`.
#[derive(Debug, Default, Serialize)]
struct Receiver<'a> {
    name: Option<&'a str>,
    ownership: Option<&'static str>,
    kind: Option<&'static str>,
    institution: Option<&'a str>,
    address: Option<&'a str>,
    phone: Option<&'a str>,
    npwp: Option<&'a str>,
}

impl<'a> Receiver<'a> {
    fn of(requester: &'a Requester) -> Self {
        Self {
            name: Some(&requester.name),
            ownership: Some(if is_institution(requester) { "institusi" } else { "pribadi" }),
            kind: Some(match &*requester.category {
                "peneliti" => "peneliti",
                "mahasiswa" => "mahasiswa",
                _ => "umum",
            }),
            institution: Some(requester.institution.as_deref().unwrap_or("-")),
            address: requester.address.as_deref(),
            phone: requester.phone.as_deref(),
            npwp: Some(requester.npwp.as_deref().unwrap_or("-")),
        }
    }
}

/// Returns true where the receiver is an institution and not a person: one is named, and the category is of a body.
fn is_institution(requester: &Requester) -> bool {
    let bodies = ["pemerintah", "swasta", "lembaga-internasional", "perguruan-tinggi"];
    requester.institution.is_some() && bodies.contains(&&*requester.category)
}

/// Returns the position of the person who may sign for the receiver, as the agreement names it.
fn signatory(requester: &Requester) -> &'static str {
    if !is_institution(requester) {
        return "Penerima data";
    }
    match &*requester.category {
        "pemerintah" => "Pejabat eselon II (instansi pusat) atau eselon III (instansi lainnya)",
        "swasta" => "Pejabat setingkat manajer",
        "perguruan-tinggi" => "Dekan atau pejabat setingkat eselon II",
        _ => "Pejabat yang berwenang",
    }
}
