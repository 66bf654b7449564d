//! What stands beside the codes of regions in the rows of a product and may say otherwise: names, and codes of the
//! Ministry of Home Affairs.

use super::content::Codes;
use crate::message::{Message, message};
use crate::proposal::product::{Context, values};

/// Says which code has a name beside it that is another region's, as codes of the Ministry of Home Affairs have.
pub(super) fn other_names(context: &Context<'_>, codes: &Codes) -> Option<Message> {
    let catalog = context.catalog;
    let region = |code: &str| catalog.regions.iter().find(|region| region.code.as_str() == code);
    let other = |(code, name): (&String, &String)| {
        let other = values::coverage(name, catalog).filter(|other| other != code)?;
        // A city and the regency around it may be written alike: `BOGOR`.
        let own = region(code).map(|region| region.name.to_lowercase()).unwrap_or_default();
        let is_own = own.strip_prefix("kota ") == Some(&*name.to_lowercase());
        (!is_own && other.len() == code.len()).then(|| (code.clone(), name.clone(), other))
    };
    let (code, name, other) = codes.named.iter().find_map(other)?;
    let known = region(&code).map_or_else(|| "?".to_owned(), |region| region.name.clone());
    let found = message!(
        "rows have the code {code} ({known}) and the name '{name}', which is {other}",
        code = &code,
        known,
        name,
        other = &other
    );
    let of_ministry = region(&other).filter(|region| region.kemendagri.replace('.', "") == code);
    Some(match of_ministry {
        Some(region) => message!(
            "{found}; {code} is the code of {region} at the Ministry of Home Affairs",
            found,
            code,
            region = &region.name
        ),
        None => found,
    })
}

/// Says which code stands beside a code of the Ministry of Home Affairs that means another region.
pub(super) fn other_codes(context: &Context<'_>, codes: &Codes) -> Option<Message> {
    let regions = &context.catalog.regions;
    let is_other = |(code, dotted): &(&String, &String)| {
        let meant = regions.iter().find(|region| region.kemendagri == **dotted);
        code.len() == 4 && meant.is_some_and(|region| region.code.as_str() != *code)
    };
    let (code, dotted) = codes.ministry.iter().find(is_other)?;
    let known = regions.iter().find(|region| region.code.as_str() == code);
    Some(message!(
        "rows have the code {code} ({known}) and {ministry}",
        code,
        known = known.map_or_else(|| "?".to_owned(), |region| region.name.clone()),
        ministry = of_ministry(context, dotted)
    ))
}

/// Names a code of the ministry and the region that it means.
pub(super) fn of_ministry(context: &Context<'_>, dotted: &str) -> Message {
    match context.catalog.regions.iter().find(|region| region.kemendagri == dotted) {
        Some(region) => message!(
            "{dotted}, a code of the Ministry of Home Affairs: {region}, which is {bps} for BPS",
            dotted,
            region = &region.name,
            bps = region.code.to_string()
        ),
        None => message!("{dotted}, a code of the Ministry of Home Affairs", dotted),
    }
}
