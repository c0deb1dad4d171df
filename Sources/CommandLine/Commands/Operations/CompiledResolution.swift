internal import IndexAccess
internal import PackagingStandards
internal import Resolution

/// The text that `pip compile` writes for a resolution.
struct CompiledResolution {
  let verb: PipCompileVerb
  let context: CommandContext
  let loaded: LoadedRequirements
  let resolution: Resolution

  func text() throws -> String {
    let settings = context.settings
    var style = CompiledRequirements.Style()
    if try settings.flag(.noAnnotate, on: verb.noAnnotate, off: verb.annotate) ?? false {
      style.annotations = nil
    } else {
      style.annotations = try settings.choice(.annotationStyle, argument: verb.annotationStyle)?.value ?? .split
    }
    style.showsIndex =
      try settings.flag(.emitIndexAnnotation, on: verb.emitIndexAnnotation, off: verb.noEmitIndexAnnotation) ?? false
    style.excludedNames = Set(
      try settings.list(.noEmitPackage, arguments: verb.noEmitPackage).map {
        try context.packageName($0.value, option: "no-emit-package").string
      })
    let hidesHeader = try settings.flag(.noHeader, on: verb.noHeader, off: verb.header) ?? false
    let keepsExtras = try settings.flag(.noStripExtras, on: verb.noStripExtras, off: verb.stripExtras) ?? false
    return CompiledRequirements(
      command: hidesHeader ? nil : try command(), options: try optionLines(),
      entries: resolution.packages.map { entry($0, keepsExtras: keepsExtras) }, style: style
    ).text
  }

  private func entry(_ package: ResolvedPackage, keepsExtras: Bool) -> CompiledRequirements.Entry {
    var pin = package.name.string
    if keepsExtras, !package.extras.isEmpty { pin += "[" + package.extras.map(\.string).joined(separator: ",") + "]" }
    pin += "==\(package.version)"
    return CompiledRequirements.Entry(
      name: package.name.string, pin: pin,
      requiredBy: package.dependents.map(\.string) + package.origins.map(\.label).filter { !$0.isEmpty },
      index: package.installedFile?.page.index.displayURL)
  }

  /// The command that made the file: as it was typed, but for options that change nothing about the result.
  private func command() throws -> String {
    if let custom = try context.settings.string(.customCompileCommand, argument: verb.customCompileCommand) {
      return custom.value
    }
    let silent: Set<String> = [
      "-q", "--quiet", "-v", "--verbose", "-U", "--upgrade", "--no-progress", "-n", "--no-cache", "--offline",
      "--refresh",
    ]
    let silentValued: Set<String> = ["-P", "--upgrade-package", "--cache-dir", "--color", "--refresh-package"]
    var words = [context.program]
    var skipsNext = false
    for argument in context.arguments {
      if skipsNext {
        skipsNext = false
      } else if silentValued.contains(argument) {
        skipsNext = true
      } else if !silent.contains(argument), !silentValued.contains(where: { argument.hasPrefix($0 + "=") }) {
        words.append(shellQuoted(argument))
      }
    }
    return words.joined(separator: " ")
  }

  private func optionLines() throws -> [String] {
    let settings = context.settings
    var lines: [String] = []
    let locations = try context.indexConfiguration(verb.index, files: loaded.indexOptions).locations
    if try settings.flag(.emitIndexURL, on: verb.emitIndexUrl, off: verb.noEmitIndexUrl) ?? false {
      if let last = locations.indexes.last { lines.append("--index-url \(last.displayURL)") }
      for index in locations.indexes.dropLast() { lines.append("--extra-index-url \(index.displayURL)") }
    }
    if try settings.flag(.emitFindLinks, on: verb.emitFindLinks, off: verb.noEmitFindLinks) ?? false {
      for link in locations.findLinks { lines.append("--find-links \(link.filePath ?? link.description)") }
    }
    if try settings.flag(.emitBuildOptions, on: verb.emitBuildOptions, off: verb.noEmitBuildOptions) ?? false {
      for name in verb.build.noBinary { lines.append("--no-binary \(name)") }
      for name in verb.build.onlyBinary { lines.append("--only-binary \(name)") }
    }
    return lines
  }
}
