//! The tree of modules, and what a path in it means: the module that the path names, and the file that defines the
//! item, however it is re-exported.

use crate::reader::{self, Named, Source};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All files of the crate that are not tests.
pub struct Tree {
    pub files: Vec<File>,
    modules: BTreeMap<Vec<String>, usize>,
    /// Every `.rs` file, including tests.
    pub all: Vec<String>,
}

/// A file and its module.
pub struct File {
    /// Its path below `src/`.
    pub path: String,
    pub module: Vec<String>,
    pub source: Source,
}

/// What a path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landing {
    /// The module that the path names, in which the name is looked up first.
    pub host: usize,
    /// The file that defines the item; `None` where the path names a module.
    pub file: Option<usize>,
    pub name: String,
}

/// A use of one file by another.
#[derive(Debug, Clone)]
pub struct Link {
    pub from: usize,
    pub line: usize,
    /// The path, as it is written.
    pub text: String,
    pub to: Landing,
}

impl Tree {
    /// Reads every source file below a folder `src`.
    pub fn read(src: &Path) -> Tree {
        let mut texts = Vec::new();
        let mut folders = vec![src.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let name = path.strip_prefix(src).unwrap().to_string_lossy().into_owned();
                    texts.push((name, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Tree::of(&texts)
    }

    /// Makes a tree of texts with their paths below `src`.
    pub fn of(texts: &[(&str, &str)]) -> Tree {
        let mut files: Vec<File> = texts
            .iter()
            .map(|(path, text)| File {
                path: (*path).to_owned(),
                module: module_of(path),
                source: reader::read(text),
            })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let all = files.iter().map(|file| file.path.clone()).collect();
        let proofs: Vec<Vec<String>> = files
            .iter()
            .flat_map(|file| file.source.test_modules.iter().map(|name| child(&file.module, name)))
            .collect();
        files.retain(|file| !proofs.iter().any(|proof| file.module.starts_with(proof)));
        let places = files.iter().enumerate().filter(|(_, file)| file.path != "main.rs");
        let modules = places.map(|(place, file)| (file.module.clone(), place)).collect();
        Tree { files, modules, all }
    }

    /// Returns everything that files take from each other, by `use` and by paths in the code.
    pub fn links(&self) -> Vec<Link> {
        (0..self.files.len()).flat_map(|from| self.links_of(from)).collect()
    }

    fn links_of(&self, from: usize) -> Vec<Link> {
        let source = &self.files[from].source;
        let mut links = Vec::new();
        for named in &source.named {
            let landings = match &named.import {
                Some(import) if import.glob => self.all_names(from, named),
                import => {
                    let mut landing = self.resolve(from, &named.segments);
                    // Where a name is both a module and an item, it depends on how the code uses it.
                    let module = self.module(from, &named.segments, 0).is_some();
                    let bare = import.as_ref().is_none_or(|import| {
                        !import.top || self.is_root(from) || source.alone.contains(&import.alias)
                    });
                    if let Some(landing) = landing.as_mut().filter(|_| module && !bare) {
                        landing.file = None;
                    }
                    landing.into_iter().collect()
                }
            };
            let glob = named.import.as_ref().is_some_and(|import| import.glob);
            links.extend(landings.into_iter().map(|to| Link {
                from,
                line: named.line,
                text: if glob {
                    format!("{}::{}", named.segments.join("::"), to.name)
                } else {
                    named.segments.join("::")
                },
                to,
            }));
        }
        links
    }

    /// Returns what a file takes by `use module::*`: each of its words that the module defines.
    fn all_names(&self, from: usize, named: &Named) -> Vec<Landing> {
        let Some(host) = self.module(from, &named.segments, 0) else {
            // `use Kind::*`: the variants of an item.
            return self.resolve(from, &named.segments).into_iter().collect();
        };
        let source = &self.files[from].source;
        let heads = source.named.iter().filter(|other| other.import.is_none());
        let heads = heads.filter_map(|other| other.segments.first());
        let words = source.alone.iter().chain(heads);
        let mut found: Vec<Landing> = words
            .filter(|word| !source.items.contains(*word))
            .filter_map(|word| {
                let file = self.item(host, word, 0)?;
                Some(Landing { host, file: Some(file), name: word.clone() })
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.dedup();
        if found.is_empty() {
            found.push(Landing { host, file: Some(host), name: "*".to_owned() });
        }
        found
    }

    /// Returns what a path of a file means; `None` where it leaves the crate.
    pub fn resolve(&self, from: usize, segments: &[String]) -> Option<Landing> {
        self.resolve_at(from, segments, 0)
    }

    fn resolve_at(&self, from: usize, segments: &[String], depth: usize) -> Option<Landing> {
        let mut host = self.start(from, segments, depth)?;
        let skip = segments.iter().take_while(|s| is_anchor(s)).count().max(1);
        let rest = &segments[skip..];
        for (place, name) in rest.iter().enumerate() {
            let last = place + 1 == rest.len();
            let item = self.item(host, name, depth);
            let module = self.child(host, name, depth);
            match (module, item) {
                (Some(module), None) => host = module,
                (Some(module), Some(_)) if !last => host = module,
                (_, file) => {
                    let file = Some(file.unwrap_or(host));
                    return Some(Landing { host, file, name: name.clone() });
                }
            }
        }
        Some(Landing { host, file: None, name: segments.last()?.clone() })
    }

    /// Returns the module that a whole path names.
    fn module(&self, from: usize, segments: &[String], depth: usize) -> Option<usize> {
        let mut host = self.start(from, segments, depth)?;
        let skip = segments.iter().take_while(|s| is_anchor(s)).count().max(1);
        for name in &segments[skip..] {
            host = self.child(host, name, depth)?;
        }
        Some(host)
    }

    /// Returns the module that the beginning of a path names.
    fn start(&self, from: usize, segments: &[String], depth: usize) -> Option<usize> {
        match segments.first()?.as_str() {
            "crate" | "kemas" => self.modules.get(&Vec::new()).copied(),
            "self" | "super" => {
                let ups = segments.iter().take_while(|s| is_anchor(s));
                let ups = ups.filter(|s| *s == "super").count();
                let own = &self.files[from].module;
                self.modules.get(&own[..own.len().checked_sub(ups)?]).copied()
            }
            name => self.child(from, name, depth).or_else(|| {
                // A `use` inside a function.
                let mut named = self.files[from].source.named.iter().filter(|named| {
                    let import = named.import.as_ref();
                    import.is_some_and(|import| import.alias == name && !import.top)
                });
                let within = named.find(|named| is_inner(named) && depth < DEEPEST)?;
                self.module(from, &within.segments, depth + 1)
            }),
        }
    }

    /// Returns the module with this name that a module contains or imports.
    fn child(&self, host: usize, name: &str, depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        let file = &self.files[host];
        if let Some(module) = self.modules.get(&child(&file.module, name)) {
            return Some(*module);
        }
        self.imports(host).find_map(|(named, alias)| {
            let named_so = alias == name && is_inner(named);
            if named_so { self.module(host, &named.segments, depth + 1) } else { None }
        })
    }

    /// Returns the file that defines an item of a module. An item that a root re-exports belongs to the file that
    /// defines it. An item that any other file re-exports belongs to that other file.
    fn item(&self, host: usize, name: &str, depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        if self.files[host].source.items.contains(name) {
            return Some(host);
        }
        let direct = self.imports(host).filter(|(_, alias)| *alias == name);
        let mut direct = direct.filter(|(named, _)| is_inner(named));
        let found = direct.find_map(|(named, _)| {
            let landing = self.resolve_at(host, &named.segments, depth + 1)?;
            if self.is_root(host) { landing.file } else { landing.file.map(|_| host) }
        });
        found.or_else(|| {
            let globs = self.files[host].source.named.iter().filter(|named| {
                named.import.as_ref().is_some_and(|import| import.glob && import.top)
            });
            globs.into_iter().find_map(|named| {
                let module = self.module(host, &named.segments, depth + 1)?;
                self.item(module, name, depth + 1)
            })
        })
    }

    fn imports(&self, host: usize) -> impl Iterator<Item = (&Named, &str)> {
        self.files[host].source.named.iter().filter_map(|named| {
            let import = named.import.as_ref()?;
            (import.top && !import.glob).then_some((named, import.alias.as_str()))
        })
    }

    /// Returns true for a file with modules below it.
    fn is_root(&self, file: usize) -> bool {
        self.files[file].path.ends_with("mod.rs") || !self.files[file].source.modules.is_empty()
    }
}

/// The most re-exports that are followed from one to the next.
const DEEPEST: usize = 12;

fn is_anchor(segment: &str) -> bool {
    ["crate", "kemas", "self", "super"].contains(&segment)
}

/// Returns true where a path may stay in the crate; `use rayon` does not.
fn is_inner(named: &Named) -> bool {
    named.segments.len() > 1 || is_anchor(&named.segments[0])
}

fn child(module: &[String], name: &str) -> Vec<String> {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let roots = ["lib", "main"].contains(&path);
    if roots { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}
