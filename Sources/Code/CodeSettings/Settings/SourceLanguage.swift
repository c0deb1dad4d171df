/// What a file holds, as far as code tools care.
package enum SourceLanguage: String, Sendable, CaseIterable {
  case python
  /// A stub.
  case pyi
  /// A Jupyter notebook.
  case ipynb
  case markdown
  case restructuredText = "rst"

  /// The language of a file by its name; nil for TOML files, which hold no code.
  package init?(ofFile name: Substring) {
    switch name {
    case "pyproject.toml", "Pipfile", "poetry.lock", "ruff.toml", ".ruff.toml", "adder.toml": return nil
    default: break
    }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      self = .python
      return
    }
    self.init(ofExtension: name[name.index(after: dot)...])
  }

  /// The language of a file name extension or of the label of a code block; `python` for those not known, nil for TOML.
  package init?(ofExtension name: Substring) {
    switch name {
    case "toml": return nil
    case "pyi": self = .pyi
    case "ipynb": self = .ipynb
    case "md": self = .markdown
    case "rst": self = .restructuredText
    default: self = .python
    }
  }

  /// The language that `--extension` names.
  package init?(optionName: Substring) {
    let name = optionName.lowercased()
    self.init(rawValue: name == "md" ? "markdown" : name)
  }
}
