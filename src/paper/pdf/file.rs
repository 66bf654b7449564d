//! Writing pages as a PDF file; of each font only the glyphs that are used are embedded.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use super::marks::{Mark, Page, Pages};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::paper::typeface::{Faces, Glyph, Weight};

/// The name of the picture in the resources of pages.
const PICTURE: Name<'static> = Name(b"P");

const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];

/// Returns the pages as a PDF.
pub(in crate::paper) fn write(title: &str, all: &Pages, faces: &Faces) -> Result<Vec<u8>> {
    let Pages { size: (width, height), pages, picture } = all;
    let mut ids = Ids(0);
    let (catalog, tree, info) = (ids.next(), ids.next(), ids.next());
    let mut fonts: Vec<Font> = WEIGHTS.map(|weight| Font::new(weight, &mut ids)).into();
    let page_ids: Vec<(Ref, Ref)> = pages.iter().map(|_| (ids.next(), ids.next())).collect();
    let picture = picture.as_ref().map(|picture| (picture, ids.next()));
    let contents: Vec<Vec<u8>> =
        pages.iter().map(|page| draw(page, (*width, *height), &mut fonts)).collect();

    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree).lang(TextStr("id"));
    pdf.document_info(info).title(TextStr(title)).producer(TextStr("kemas"));
    pdf.pages(tree).kids(page_ids.iter().map(|(page, _)| *page)).count(length(pages.len()));
    for ((page_id, content_id), content) in page_ids.into_iter().zip(contents) {
        let mut page = pdf.page(page_id);
        page.media_box(Rect::new(0.0, 0.0, *width, *height)).parent(tree).contents(content_id);
        let mut resources = page.resources();
        let mut used = resources.fonts();
        for font in &fonts {
            used.pair(Name(font.name.as_bytes()), font.id);
        }
        used.finish();
        if let Some((_, id)) = picture {
            resources.x_objects().pair(PICTURE, id);
        }
        resources.finish();
        page.finish();
        pdf.stream(content_id, &compressed(&content)?).filter(Filter::FlateDecode);
    }
    for font in &fonts {
        font.write(&mut pdf, faces)?;
    }
    if let Some((picture, id)) = picture {
        let samples = compressed(&picture.samples)?;
        let mut image = pdf.image_xobject(id, &samples);
        image.filter(Filter::FlateDecode);
        image.width(length(picture.width)).height(length(picture.height));
        image.color_space().device_rgb();
        image.bits_per_component(8);
        image.finish();
    }
    Ok(pdf.finish())
}

/// Returns a number as PDF's signed integer, or the largest one where it does not fit.
fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

struct Ids(i32);

impl Ids {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// A font with the glyphs that the paper uses.
struct Font {
    weight: Weight,
    name: &'static str,
    id: Ref,
    cid: Ref,
    descriptor: Ref,
    file: Ref,
    unicode: Ref,
    glyphs: GlyphRemapper,
    /// For each number in the embedded font, the glyph's width and the character that it stands for.
    used: BTreeMap<u16, (f32, char)>,
}

impl Font {
    fn new(weight: Weight, ids: &mut Ids) -> Self {
        Self {
            weight,
            name: if weight == Weight::Bold { "B" } else { "R" },
            id: ids.next(),
            cid: ids.next(),
            descriptor: ids.next(),
            file: ids.next(),
            unicode: ids.next(),
            glyphs: GlyphRemapper::new(),
            used: BTreeMap::new(),
        }
    }

    /// Notes the glyphs as used, and returns their numbers in the embedded font.
    fn encode(&mut self, glyphs: &[Glyph]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(glyphs.len() * 2);
        for glyph in glyphs {
            let id = self.glyphs.remap(glyph.id);
            self.used.entry(id).or_insert((glyph.advance, glyph.text));
            bytes.extend(id.to_be_bytes());
        }
        bytes
    }

    fn write(&self, pdf: &mut Pdf, faces: &Faces) -> Result<()> {
        let face = faces.face(self.weight);
        let scale = 1000.0 / f32::from(face.units_per_em());
        let base = match self.weight {
            Weight::Regular => Name(b"KEMASR+DejaVuSansCondensed"),
            Weight::Bold => Name(b"KEMASB+DejaVuSansCondensed-Bold"),
        };
        let system =
            || SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        pdf.type0_font(self.id)
            .base_font(base)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(self.cid)
            .to_unicode(self.unicode);
        let mut cid = pdf.cid_font(self.cid);
        cid.subtype(CidFontType::Type2)
            .base_font(base)
            .system_info(system())
            .font_descriptor(self.descriptor)
            .default_width(0.0)
            .cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for (id, (advance, _)) in &self.used {
            widths.consecutive(*id, [*advance]);
        }
        widths.finish();
        cid.finish();
        let bounds = face.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
            .map(|unit| f32::from(unit) * scale);
        pdf.font_descriptor(self.descriptor)
            .name(base)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(bounds[0], bounds[1], bounds[2], bounds[3]))
            .italic_angle(0.0)
            .ascent(f32::from(face.ascender()) * scale)
            .descent(f32::from(face.descender()) * scale)
            .cap_height(f32::from(face.capital_height().unwrap_or(face.ascender())) * scale)
            .stem_v(80.0)
            .font_file2(self.file);
        let file = subsetter::subset(Faces::bytes(self.weight), 0, &self.glyphs).map_err(|e| {
            Error::new(
                ErrorKind::Internal,
                message!("the font cannot be cut to its use: {error}", error = e.to_string()),
            )
        })?;
        let deflated = compressed(&file)?;
        let mut stream = pdf.stream(self.file, &deflated);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), length(file.len()));
        stream.finish();
        let mut map = UnicodeCmap::new(Name(b"Kemas"), system());
        for (id, (_, text)) in &self.used {
            map.pair(*id, *text);
        }
        let map = map.finish();
        pdf.cmap(self.unicode, &compressed(&map)?).filter(Filter::FlateDecode);
        Ok(())
    }
}

fn draw(page: &Page, (width, height): (f32, f32), fonts: &mut [Font]) -> Vec<u8> {
    let mut content = Content::new();
    let place = |weight: Weight| usize::from(weight == Weight::Bold);
    for mark in page {
        match mark {
            Mark::Text { x, y, size, weight, glyphs } => {
                let font = &mut fonts[place(*weight)];
                let text = font.encode(glyphs);
                content.begin_text();
                content.set_font(Name(font.name.as_bytes()), *size);
                content.set_text_matrix([1.0, 0.0, 0.0, 1.0, *x, height - y]);
                content.show(Str(&text));
                content.end_text();
            }
            Mark::Across { size, glyphs } => {
                let font = &mut fonts[place(Weight::Bold)];
                let wide = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size / 1000.0;
                let text = font.encode(glyphs);
                let (sin, cos) = 55_f32.to_radians().sin_cos();
                let (x, y) = (width / 2.0 - cos * wide / 2.0, height / 2.0 - sin * wide / 2.0);
                content.save_state();
                content.set_fill_gray(0.85);
                content.begin_text();
                content.set_font(Name(font.name.as_bytes()), *size);
                content.set_text_matrix([cos, sin, -sin, cos, x, y]);
                content.show(Str(&text));
                content.end_text();
                content.restore_state();
            }
            Mark::Stroke { from, to, width } => {
                content.set_line_width(*width);
                content.move_to(from.0, height - from.1).line_to(to.0, height - to.1).stroke();
            }
            Mark::Frame { x, y, width: wide, height: high } => {
                content.set_line_width(0.6);
                content.rect(*x, height - y - high, *wide, *high).stroke();
            }
            Mark::Picture { x, y, width: wide, height: high } => {
                content.save_state();
                content.transform([*wide, 0.0, 0.0, *high, *x, height - y - high]);
                content.x_object(PICTURE);
                content.restore_state();
            }
            Mark::Square { x, y, side } => {
                content.rect(*x, height - y - side, *side, *side).fill_nonzero();
            }
        }
    }
    content.finish().into_vec()
}

/// Compresses with libdeflate, whose output does not depend on the machine.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut out).map_err(|error| {
        Error::new(
            ErrorKind::Internal,
            message!("a paper cannot be deflated: {error}", error = error.to_string()),
        )
    })?;
    out.truncate(length);
    Ok(out)
}
