import PackagingStandards
import Support

extension StoredPage {
  /// The cache policy stored in the page's header.
  package var policy: HTTPCachePolicy {
    typealias Header = PageLayout.Header
    let flags = unsafe bytes.u32(Header.flags)
    func text(_ offset: Int, _ flag: UInt32) -> String? {
      unsafe flags & flag == 0 ? nil : blobText(bytes.u32(offset), Int(bytes.u32(offset + 4)))
    }
    return unsafe HTTPCachePolicy(
      requestTime: bytes.i64(Header.requestTime), responseTime: bytes.i64(Header.responseTime),
      date: bytes.i64(Header.date), ageHeader: max(0, bytes.i64(Header.ageHeader)),
      freshnessLifetime: bytes.i64(Header.freshnessLifetime), noCache: flags & PageLayout.Flags.noCache != 0,
      isImmutable: flags & PageLayout.Flags.isImmutable != 0,
      variesByEverything: flags & PageLayout.Flags.variesByEverything != 0,
      etag: text(Header.etag, PageLayout.Flags.hasETag),
      lastModified: text(Header.lastModified, PageLayout.Flags.hasLastModified))
  }

  /// The page's bytes with another policy: what a revalidation leaves. The content stays as it is.
  func bytesReplacingPolicy(_ policy: HTTPCachePolicy) -> [UInt8] {
    var page = unsafe [UInt8](bytes)
    var appended: [UInt8] = []
    let oldBlobEnd = blobLength
    // New validators go behind the blob, which must end the file for this; otherwise the stored ones stay.
    let canAppend = unsafe blobOffset + blobLength == bytes.count
    var renewed = policy
    if !canAppend { (renewed.etag, renewed.lastModified) = (self.policy.etag, self.policy.lastModified) }
    let old = self.policy
    if renewed.etag == old.etag, renewed.lastModified == old.lastModified {
      PageWriter.writePolicy(renewed, etag: nil, lastModified: nil, into: &page)
    } else {
      let etag = renewed.etag.map { PageWriter.append($0, to: &appended, base: oldBlobEnd) }
      let modified = renewed.lastModified.map { PageWriter.append($0, to: &appended, base: oldBlobEnd) }
      page += appended
      PageWriter.store(UInt32(blobLength + appended.count), at: PageLayout.Header.blob + 4, into: &page)
      PageWriter.writePolicy(renewed, etag: etag ?? (0, 0), lastModified: modified ?? (0, 0), into: &page)
    }
    PageWriter.seal(&page)
    return page
  }
}
