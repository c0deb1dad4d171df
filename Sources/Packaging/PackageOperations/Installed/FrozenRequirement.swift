package import Installing
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage

/// The requirement that would install a distribution again, credentials hidden.
///
/// Warns where the file that says where it came from cannot be read: then only its version is known.
package func frozenRequirement(
  of distribution: InstalledDistribution, reporting observer: any OperationObserver
) -> String {
  if case .eggLink(let project) = distribution.kind { return "-e \(project)" }
  guard let direct = distribution.directURL else {
    let file = distribution.path.appending("direct_url.json")
    if distribution.kind == .distInfo, exists(file) {
      observer.warn(.unreadableSource(file, package: distribution.name))
    }
    return "\(distribution.name)==\(distribution.version)"
  }
  let url = (try? URLReference(absolute: direct.url))?.description ?? direct.url
  if direct.isEditable { return "-e \(url)" }
  var reference = url
  if case .repository(let system, let commit, _) = direct.source { reference = "\(system)+\(url)@\(commit)" }
  var fragment: [String] = []
  if let subdirectory = direct.subdirectory { fragment.append("subdirectory=\(subdirectory)") }
  if case .archive(_, let hashes) = direct.source, let hash = strongest(of: hashes) {
    fragment.append("\(hash.algorithm)=\(hash.digest)")
  }
  // A URL that has one already says what it is.
  if !fragment.isEmpty, !url.utf8.contains(UInt8(ascii: "#")) { reference += "#" + fragment.joined(separator: "&") }
  return "\(distribution.name) @ \(reference)"
}

/// The digest to know an archive by; `nil` where there is none of an algorithm that installers know.
private func strongest(of hashes: [DirectURL.Hash]) -> DirectURL.Hash? {
  ["sha512", "sha384", "sha256", "blake2b", "md5"].lazy
    .compactMap { algorithm in hashes.first { $0.algorithm == algorithm } }.first
}
