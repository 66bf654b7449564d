//! The headings that exports of SIMPONI usually have.

/// A column: its key in the settings, the headings it usually has, and whether an export must have it.
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) usual: &'static [&'static str],
    pub(super) needed: bool,
}

/// The columns of an export: NTPN, billing code, amount and day.
pub(super) const COLUMNS: [Column; 4] = [
    Column { key: "ntpn", usual: &["NTPN", "Nomor NTPN", "No NTPN"], needed: true },
    Column { key: "code", usual: &["Kode Billing", "Billing", "ID Billing"], needed: false },
    Column {
        key: "amount",
        usual: &[
            "Jumlah",
            "Nominal",
            "Nilai",
            "Jumlah Setor",
            "Jumlah Bayar",
            "Jumlah (Rp)",
            "Total",
        ],
        needed: true,
    },
    Column {
        key: "date",
        usual: &[
            "Tanggal Bayar",
            "Tanggal Pembayaran",
            "Tgl Bayar",
            "Tanggal Setor",
            "Tanggal NTPN",
        ],
        needed: true,
    },
];
