import IndexAccess
import PackagingStandards

/// The versions of one package on one index, together with what `--find-links` adds to them, in ascending order.
///
/// Versions are read where they lie on the page; a list of them is made only if links add versions.
final class IndexVersions {
  private let rated: TagRatedPage
  private let ratedLinks: TagRatedPage?
  /// Where each version is on the page and among the links, if there are links.
  private let merged: [Entry]

  private struct Entry {
    var version: Version
    var onPage: Int?
    var amongLinks: Int?
  }

  init(page: StoredPage, links: StoredPage? = nil) {
    rated = TagRatedPage(page)
    ratedLinks = links.map { TagRatedPage($0) }
    merged = links.map { Self.merge(page, $0) } ?? []
  }

  /// The URL of the index, without credentials.
  var displayURL: String { rated.page.index.displayURL.text }

  var count: Int { ratedLinks == nil ? rated.page.versionCount : merged.count }

  func version(at index: Int) -> Version {
    ratedLinks == nil ? rated.page.version(at: index) : merged[index].version
  }

  /// The files of a version, those that links add first.
  func files(at index: Int) -> [ReleaseFile] {
    var files: [ReleaseFile] = []
    forEachFile(at: index) { rated, file in files.append(rated.page.file(at: file)) }
    return files
  }

  /// Visits the files of a version, those that links add first, by their places on their pages.
  func forEachFile(at index: Int, _ body: (TagRatedPage, Int) -> Void) {
    guard let ratedLinks else {
      for file in rated.page.files(ofVersionAt: index) { body(rated, file) }
      return
    }
    let entry = merged[index]
    if let position = entry.amongLinks {
      for file in ratedLinks.page.files(ofVersionAt: position) { body(ratedLinks, file) }
    }
    if let position = entry.onPage {
      for file in rated.page.files(ofVersionAt: position) { body(rated, file) }
    }
  }

  /// The position of the first version that is not below a boundary.
  func firstIndex(above boundary: VersionBoundary) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if boundary.isAbove(version(at: middle)) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The positions of the versions in an interval.
  func indices(in interval: VersionInterval) -> Range<Int> {
    let start = interval.lower.isLowest ? 0 : firstIndex(above: interval.lower)
    let end = interval.upper.isHighest ? count : firstIndex(above: interval.upper)
    return start..<max(start, end)
  }

  func index(of version: Version) -> Int? {
    let index = firstIndex(above: VersionRanges.singleton(version).lowerBoundary)
    return index < count && self.version(at: index) == version ? index : nil
  }

  private static func merge(_ page: StoredPage, _ links: StoredPage) -> [Entry] {
    var entries: [Entry] = []
    var (onPage, amongLinks) = (0, 0)
    while onPage < page.versionCount || amongLinks < links.versionCount {
      let pageVersion = onPage < page.versionCount ? page.version(at: onPage) : nil
      let linkVersion = amongLinks < links.versionCount ? links.version(at: amongLinks) : nil
      switch (pageVersion, linkVersion) {
      case (let first?, let second?) where first == second:
        entries.append(Entry(version: first, onPage: onPage, amongLinks: amongLinks))
        onPage += 1
        amongLinks += 1
      case (let first?, let second) where second.map({ first < $0 }) ?? true:
        entries.append(Entry(version: first, onPage: onPage, amongLinks: nil))
        onPage += 1
      case (_, let second?):
        entries.append(Entry(version: second, onPage: nil, amongLinks: amongLinks))
        amongLinks += 1
      default:
        return entries
      }
    }
    return entries
  }
}
