package import PackagingStandards
package import Resolution
internal import SystemIO
package import SystemPackage

/// The pins of a list that is going to be replaced, which are kept where they still fit. Whatever else it says is not
/// looked at.
///
/// - Parameters:
///   - markers: where pins must apply: a list for several platforms may have several of a package.
///   - workingDirectory: the directory that messages leave out of the path.
/// - Throws: `OperationError` for a list that cannot be understood, `SystemError` for one that cannot be read; what is no
///   file has no pins.
package func pinnedPreferences(
  of file: FilePath, in markers: MarkerEnvironment, workingDirectory: FilePath
) throws -> [PackagePreference] {
  guard try fileStatus(file)?.isFile ?? false, let bytes = try readFileIfPresent(file) else { return [] }
  let parsed = RequirementsFile(parsing: bytes, variable: ProcessEnvironment.value)
  if let mistake = parsed.diagnostics.first(where: { !$0.isWarning }) {
    throw OperationError(
      .input,
      "Failed to read the versions to keep from `\(file.shown(from: workingDirectory))`, line \(mistake.line)",
      causes: [mistake.message] + mistake.detail,
      hints: (mistake.hint.map { [$0] } ?? []) + ["the file is going to be replaced: remove it to start afresh"])
  }
  return parsed.items.compactMap { item in
    guard case .requirement(let requirement, _) = item.content, let version = requirement.pinnedVersion,
      requirement.applies(in: markers)
    else { return nil }
    return PackagePreference(name: requirement.name, version: version)
  }
}
