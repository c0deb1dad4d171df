internal import SystemPackage

/// What a file with requirements is, by its name.
enum RequirementsFileKind: Equatable {
  case project
  /// `setup.py` or `setup.cfg`.
  case setup(String)
  /// `environment.yml`.
  case conda(String)
  case lockFile(String)
  case otherTOML
  /// Python code, whose requirements stand in a comment.
  case script
  /// A list in pip's syntax.
  case list
  /// A list or a script.
  case unclear

  init(_ file: String) {
    let path = FilePath(file)
    let name = path.lastComponent?.string ?? file
    switch (name, path.extension) {
    case ("pyproject.toml", _): self = .project
    case ("setup.py", _), ("setup.cfg", _): self = .setup(name)
    case ("environment.yml", _), ("environment.yaml", _): self = .conda(name)
    case ("pylock.toml", _): self = .lockFile(name)
    case (_, "toml"): self = name.hasPrefix("pylock.") ? .lockFile(name) : .otherTOML
    case (_, "py"), (_, "pyw"): self = .script
    case (_, nil): self = name == "-" || name == "." || name == ".." ? .list : .unclear
    default: self = .list
    }
  }
}
