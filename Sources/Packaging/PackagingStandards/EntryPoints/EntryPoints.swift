import Support

/// The entry points a distribution advertises, from `entry_points.txt`.
///
/// See [the specification](https://packaging.python.org/en/latest/specifications/entry-points/).
package struct EntryPoints: Hashable, Sendable {
  /// The groups in their order; a group that occurs twice is one group.
  package private(set) var groups: [Group] = []

  /// One group, such as `console_scripts`.
  package struct Group: Hashable, Sendable {
    /// The group's name.
    package let name: String
    /// The entry points; lines of other groups than scripts that are not of the form `name = module:attribute` are
    /// left out, as only the group's own consumer can tell what they mean.
    package internal(set) var entryPoints: [EntryPoint]
  }

  /// The commands to run in a terminal.
  package var consoleScripts: [EntryPoint] { entryPoints(in: "console_scripts") }

  /// The commands to run without a terminal.
  package var guiScripts: [EntryPoint] { entryPoints(in: "gui_scripts") }

  /// The entry points of a group; empty if there is no such group.
  package func entryPoints(in group: String) -> [EntryPoint] {
    groups.first { $0.name == group }?.entryPoints ?? []
  }

  /// Parses the text of an `entry_points.txt` file, as Python's `importlib.metadata` reads it: groups in brackets,
  /// `name = value` lines, `#` comments on lines of their own; lines before the first group count for nothing.
  ///
  /// - Throws: ``EntryPointsError`` for a malformed script.
  package init(_ text: String) throws(EntryPointsError) {
    var current: Int?
    for (index, rawLine) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = rawLine.trimming(.ascii)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let name = String(line.dropFirst().dropLast().trimming(.ascii))
        current = groups.firstIndex { $0.name == name }
        if current == nil {
          current = groups.count
          groups.append(Group(name: name, entryPoints: []))
        }
      } else if let group = current {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
          String($0.trimming(.ascii))
        }
        if parts.count == 2, let entryPoint = EntryPoint(name: parts[0], value: parts[1]) {
          groups[group].entryPoints.append(entryPoint)
        } else if groups[group].name == "console_scripts" || groups[group].name == "gui_scripts" {
          throw EntryPointsError(line: index + 1, text: String(line))
        }
      }
    }
  }
}

/// One entry point: a name for an object in a module.
package struct EntryPoint: Hashable, Sendable {
  /// The name; for a script that of the command.
  package let name: String
  /// The module to import, such as `package.module`.
  package let module: String
  /// The object in the module, such as `Class.method`; nil for the module itself.
  package let attribute: String?
  /// The extras in brackets after the reference, which mean nothing any more.
  package let extras: [String]

  /// Parses `module:attribute [extras]`, or returns nil if it is not of this form.
  package init?(name: String, value: String) {
    guard !name.isEmpty else { return nil }
    var reference = value[...]
    var extras: [String] = []
    if let bracket = value.firstIndex(of: "[") {
      guard value.hasSuffix("]") else { return nil }
      reference = value[..<bracket]
      extras = value[value.index(after: bracket)...].dropLast().split(separator: ",").map {
        String($0.trimming(.ascii))
      }
    }
    let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map {
      String($0.trimming(.ascii))
    }
    guard let module = parts.first, EntryPoint.isDottedName(module) else { return nil }
    if parts.count > 1 {
      guard EntryPoint.isDottedName(parts[1]) else { return nil }
    }
    self.name = name
    self.module = module
    attribute = parts.count > 1 ? parts[1] : nil
    self.extras = extras
  }

  /// Whether this can be the name of a command's file in a directory for scripts, whatever the operating system.
  package var isSafeFilename: Bool {
    !name.utf8.contains { $0 < 0x20 || $0 == 0x7F || "/\\:*?\"<>|".utf8.contains($0) } && name != "." && name != ".."
  }

  /// Whether text is Python identifiers joined by dots; letters outside ASCII all pass.
  private static func isDottedName(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, !(first >= 0x30 && first <= 0x39) else { return false }
      return part.utf8.allSatisfy { byte in
        byte == 0x5F || byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      }
    }
  }
}
