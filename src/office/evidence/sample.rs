//! A small scan, for the demo and for a transaction that is tried.

/// Returns a PDF of one page with a line of text, which has ASCII letters and no brackets.
pub(in crate::office) fn sample_scan(text: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 770 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = vec!["%PDF-1.4\n".to_owned()];
    let length = |parts: &[String]| parts.iter().map(String::len).sum::<usize>();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", length(&pdf)));
        pdf.push(format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let (table, size) = (length(&pdf), objects.len() + 1);
    pdf.push(format!("xref\n0 {size}\n0000000000 65535 f \n"));
    pdf.extend(places);
    pdf.push(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    pdf.concat().into_bytes()
}
