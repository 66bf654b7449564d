//! Build script: makes the program load libgdal when the first map is opened, and not when it starts.
//!
//! Starting a program that is linked to libgdal costs 40–50 ms and 35 MiB, because the loader brings in
//! some hundred libraries behind it; most commands never open a map. So that nobody pays for what he
//! does not use, every C function of libgdal is defined here as a jump through a slot, and the first
//! jump loads the library (`gdal.c`). The linker then finds nothing left to ask of libgdal itself and
//! leaves it out of the program's list of libraries.
//!
//! Where that cannot be done (another processor or object format, a library in a place the compiler
//! does not know, no binutils) the program is linked as usual: slower to start and larger in memory, since `gdal.c`
//! also switches off the count of SQLite's memory, and huge pages until a map is opened.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=src/lazy_gdal");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("ARCH") != "x86_64" || target("OS") != "linux" || target("ENV") != "gnu" {
        return;
    }
    let Some(library) = library() else { return };
    println!("cargo::rerun-if-changed={}", library.display());
    let Some((name, functions)) = name_of(&library).zip(functions(&library)) else { return };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let jumps = out.join("jumps.S");
    if std::fs::write(&jumps, render(&name, &functions)).is_err() {
        return;
    }
    let mut compiler = cc::Build::new();
    compiler
        .cargo_metadata(false)
        .file(&jumps)
        .file("src/lazy_gdal/gdal.c")
        .warnings_into_errors(true);
    // Whole objects and not an archive: they must stand before libgdal whatever the linker's order.
    for object in compiler.compile_intermediates() {
        println!("cargo::rustc-link-arg={}", object.display());
    }
}

/// Returns where the compiler finds libgdal.
fn library() -> Option<PathBuf> {
    let found =
        answer(cc::Build::new().get_compiler().to_command().arg("-print-file-name=libgdal.so"))?;
    // A compiler that finds nothing repeats the name.
    let path = Path::new(found.trim());
    if path.is_absolute() { std::fs::canonicalize(path).ok() } else { None }
}

/// Returns the name by which the loader knows the library.
fn name_of(library: &Path) -> Option<String> {
    let header = answer(Command::new("objdump").arg("-p").arg(library))?;
    let line = header.lines().find_map(|line| line.trim().strip_prefix("SONAME"))?;
    Some(line.trim().to_owned())
}

/// Returns the library's C functions.
fn functions(library: &Path) -> Option<Vec<String>> {
    const FAMILIES: [&str; 7] = ["GDAL", "OGR", "OSR", "OCT", "CPL", "CSL", "VSI"];
    let table = answer(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
    let names = table.lines().filter_map(|line| {
        let (_, name) = line.split_once(" T ")?;
        let name = name.split('@').next()?;
        FAMILIES.iter().any(|family| name.starts_with(family)).then(|| name.to_owned())
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() { None } else { Some(names) }
}

/// Runs a command and returns what it printed, if it succeeded.
fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Writes the jumps: one slot a function, which at first leads to the code that fills it.
fn render(library: &str, functions: &[String]) -> String {
    let mut jumps = String::from(COMMON);
    let mut slots = String::from("\n\t.section .data.rel,\"aw\",@progbits\n\t.balign 8\nslots:\n");
    let mut names = String::from("\n\t.section .rodata\n");
    let mut list = String::from(
        "\n\t.section .data.rel.ro,\"aw\",@progbits\n\t.balign 8\n\t.globl kemas_late_names\n\
         \t.hidden kemas_late_names\nkemas_late_names:\n",
    );
    for (i, name) in functions.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(
            jumps,
            "\t.globl {name}\n\t.hidden {name}\n\t.type {name}, @function\n{name}:\n\
             \tjmp *slots+{at}(%rip)\nfirst{i}:\n\tpushq ${i}\n\tjmp common\n",
            at = i * 8
        );
        let _ = writeln!(slots, "\t.quad first{i}");
        let _ = writeln!(names, "name{i}:\t.string \"{name}\"");
        let _ = writeln!(list, "\t.quad name{i}");
    }
    let library = format!(
        "\n\t.section .rodata\n\t.globl kemas_late_library\n\t.hidden kemas_late_library\n\
         kemas_late_library:\t.string \"{library}\"\n"
    );
    [jumps, slots, names, list, library, "\t.section .note.GNU-stack,\"\",@progbits\n".into()]
        .concat()
}

/// Fills the slot whose number lies on the stack and goes on to the function, with every register that
/// may hold an argument as it was (System V ABI for x86-64).
const COMMON: &str = "\t.text
common:
\tpushq %rdi
\tpushq %rsi
\tpushq %rdx
\tpushq %rcx
\tpushq %r8
\tpushq %r9
\tpushq %rax
\tpushq %rbp
\tmovq %rsp, %rbp
\tsubq $128, %rsp
\tandq $-16, %rsp
\tmovaps %xmm0, (%rsp)
\tmovaps %xmm1, 16(%rsp)
\tmovaps %xmm2, 32(%rsp)
\tmovaps %xmm3, 48(%rsp)
\tmovaps %xmm4, 64(%rsp)
\tmovaps %xmm5, 80(%rsp)
\tmovaps %xmm6, 96(%rsp)
\tmovaps %xmm7, 112(%rsp)
\tmovq 64(%rbp), %rdi
\tcall kemas_late_find
\tmovq 64(%rbp), %rdi
\tleaq slots(%rip), %r11
\tmovq %rax, (%r11,%rdi,8)
\tmovq %rax, %r11
\tmovaps (%rsp), %xmm0
\tmovaps 16(%rsp), %xmm1
\tmovaps 32(%rsp), %xmm2
\tmovaps 48(%rsp), %xmm3
\tmovaps 64(%rsp), %xmm4
\tmovaps 80(%rsp), %xmm5
\tmovaps 96(%rsp), %xmm6
\tmovaps 112(%rsp), %xmm7
\tmovq %rbp, %rsp
\tpopq %rbp
\tpopq %rax
\tpopq %r9
\tpopq %r8
\tpopq %rcx
\tpopq %rdx
\tpopq %rsi
\tpopq %rdi
\taddq $8, %rsp
\tjmp *%r11
";
