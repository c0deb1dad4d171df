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
  if case .eggLink(let target) = distribution.kind { return "-e \(target)" }
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
  if let subdirectory = direct.subdirectory { reference += "#subdirectory=\(subdirectory)" }
  return "\(distribution.name) @ \(reference)"
}
