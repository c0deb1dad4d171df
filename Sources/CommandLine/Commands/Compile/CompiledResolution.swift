internal import IndexAccess
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import SystemPackage
internal import TerminalUI

/// Makes a list of a resolution, as the settings say.
struct CompiledResolution {
  let settings: CompiledListSettings
  let console: Console

  /// The option lines above the pins, by what the requirements files say too.
  func optionLines(
    _ locations: IndexLocations, _ options: ResolutionOptions, _ loaded: LoadedRequirements
  ) -> [String] {
    var lines: [String] = []
    if settings.emitsIndexURL {
      if let last = locations.indexes.last { lines.append("--index-url \(place(of: last))") }
      for index in locations.indexes.dropLast() { lines.append("--extra-index-url \(place(of: index))") }
      if locations.indexes.contains(where: { $0.url.hasCredentials && $0.writtenPlace?.contains("@") != true }) {
        console.warning("The credentials of index URLs are left out of the list")
      }
    }
    if let findLinks = settings.findLinks {
      for link in findLinks + loaded.indexOptions.findLinks.map(\.written) {
        lines.append("--find-links \(withoutSecrets(link))")
      }
    }
    if let buildOptions = settings.buildOptions {
      lines += words(for: options.noBinary, asGiven: buildOptions.noBinary).map { "--no-binary \($0)" }
      lines += words(for: options.noBuild, asGiven: buildOptions.onlyBinary).map { "--only-binary \($0)" }
    }
    return lines
  }

  /// Where an index is, as it was given: a relative path, or variables, make a list that can be used elsewhere.
  private func place(of index: PackageIndex) -> String { index.writtenPlace ?? index.displayURL.text }

  /// The values that say a selection, in the order in which they were given.
  private func words(for selection: PackageSelection, asGiven texts: [String]) -> [String] {
    switch selection {
    case .none: return []
    case .all: return [":all:"]
    case .packages(var names):
      let given = texts.flatMap { $0.split(separator: ",") }.compactMap { try? PackageName(String($0)) }
      let ordered = given.filter { names.remove($0) != nil }
      return (ordered + names.sorted()).map(\.string)
    }
  }

  /// The text for a resolution.
  ///
  /// - Parameter places: what listed the file of each package.
  func text(_ resolution: Resolution, options: [String], places: [PackageName: DisplayURL]) -> String {
    CompiledRequirements(
      command: command, options: options, entries: resolution.packages.map { entry($0, places) }, style: settings.style
    ).text
  }

  private func entry(
    _ package: ResolvedPackage, _ places: [PackageName: DisplayURL]
  ) -> CompiledRequirements.Entry {
    var pin = package.name.string
    if settings.keepsExtras, !package.extras.isEmpty {
      pin += "[" + package.extras.map(\.string).joined(separator: ", ") + "]"
    }
    pin += "==\(package.version)"
    if settings.keepsMarkers, !package.marker.isTrue { pin += " ; \(package.marker)" }
    return CompiledRequirements.Entry(
      name: package.name.string, pin: pin, dependents: package.dependents.map(\.string),
      origins: package.origins.compactMap(\.label),
      index: places[package.name].map { url(of: $0) })
  }

  /// The URL of an index, also where it is a directory.
  private func url(of index: DisplayURL) -> String {
    guard index.text.hasPrefix("/") else { return index.text }
    var url = URLReference(filePath: index.text).description
    while url.utf8.last == UInt8(ascii: "/"), url.utf8.dropLast().last != UInt8(ascii: "/") { url.removeLast() }
    return url
  }

  private var command: String? {
    switch settings.command {
    case .none: nil
    case .custom(let text): text
    case .typed(let line): line.text
    }
  }
}
