// Every way to keep the credentials of URLs out of what people see. A URL that was parsed hides its own, by the parts
// it knows; what is here is for text that was not, or cannot be.

/// The text with the credentials of every URL in it hidden: `https://user:****@host/`, `https://****@host/`.
///
/// Made for text of any kind that is shown, in which URLs stand between blanks, quotes and the like. What is no URL
/// stays as it is. A user name that stands alone is hidden too, for it may be a token.
package func redactingCredentials(in text: String) -> String {
  replacingUserInfo(in: text, separatedBy: endsURL, with: hidden)
}

/// The word of a command line, or any text that as a whole should be a URL, with credentials hidden even where it is
/// no URL for its blanks and quotes.
package func redactingCredentials(inWord word: String) -> String {
  replacingUserInfo(in: word, separatedBy: { _ in false }, with: hidden)
}

/// The text with `*` for each byte between `://` and the last `@` of an authority: places in it stay what they are.
///
/// - Complexity: O(*n*), whatever the text.
package func maskingCredentials(in text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
  var bytes = Array(text.utf8)
  var index = 0
  while index + 2 < bytes.count {
    guard bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
      bytes[index + 2] == UInt8(ascii: "/")
    else {
      index += 1
      continue
    }
    let start = index + 3
    var (end, sign) = (start, start)
    while end < bytes.count, !endsAuthority(bytes[end]) {
      if bytes[end] == UInt8(ascii: "@") { sign = end }
      end += 1
    }
    for place in start..<sign { bytes[place] = UInt8(ascii: "*") }
    index = end
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func endsAuthority(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
    || byte == UInt8(ascii: "#")
}

/// The word of a command line with the user names and passwords of the URLs in it left out.
package func omittingCredentials(inWord word: String) -> String {
  replacingUserInfo(in: word, separatedBy: { _ in false }, leavesOutSign: true) { _, _ in [] }
}

/// Text that should be a URL and cannot be parsed, with everything hidden that may be credentials: nobody knows where
/// they end.
package func redactingUnreadableURL(_ text: String) -> String {
  guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
  let start = text[..<at].firstRange(of: "//")?.upperBound ?? text.startIndex
  return text[..<start] + "****" + text[at...]
}

/// The text with the user information of each URL replaced.
///
/// - Parameters:
///   - isSeparator: ends a URL.
///   - leavesOutSign: whether the `@` behind the user information goes too.
///   - replacement: is given the user information and the scheme in lower case.
private func replacingUserInfo(
  in text: String, separatedBy isSeparator: (UInt8) -> Bool, leavesOutSign: Bool = false,
  with replacement: (ArraySlice<UInt8>, _ scheme: String) -> [UInt8]
) -> String {
  guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
  var output: [UInt8] = []
  for piece in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: isSeparator) {
    let word = Array(piece)
    var copied = 0
    var position = 0
    while let authority = nextAuthority(word, from: position) {
      position = authority.start
      guard let at = endOfUserInfo(word, authority) else { continue }
      output += word[copied..<authority.start]
      output += replacement(word[authority.start..<at], authority.scheme)
      copied = leavesOutSign ? at + 1 : at
      position = at
    }
    output += word[copied...]
    // What separates two pieces is one byte.
    if piece.endIndex < text.utf8.endIndex { output.append(text.utf8[piece.endIndex]) }
  }
  return String(decoding: output, as: UTF8.self)
}

private func endsURL(_ byte: UInt8) -> Bool {
  byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'")
    || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
}

private struct Authority {
  /// The scheme in lower case, such as `git+ssh`.
  var scheme: String
  /// Where the user information would start.
  var start: Int
}

/// Finds the next scheme that an authority follows. Of the well-known ones also where slashes are missing: a mistyped
/// URL has a password too.
private func nextAuthority(_ word: [UInt8], from start: Int) -> Authority? {
  var position = start
  while let colon = word[position...].firstIndex(of: UInt8(ascii: ":")) {
    position = colon + 1
    var schemeStart = colon
    while schemeStart > start, isSchemeByte(word[schemeStart - 1]) { schemeStart -= 1 }
    guard schemeStart < colon else { continue }
    let scheme = String(decoding: word[schemeStart..<colon], as: UTF8.self).lowercased()
    var end = position
    while end < word.count, end - position < 3, word[end] == UInt8(ascii: "/") || word[end] == UInt8(ascii: "\\") {
      end += 1
    }
    let isKnown = ["http", "https", "ftp", "ssh"].contains(scheme.split(separator: "+").last.map(String.init) ?? "")
    if end - position >= 2 || isKnown { return Authority(scheme: scheme, start: end) }
  }
  return nil
}

private func isSchemeByte(_ byte: UInt8) -> Bool {
  let letter = byte | 0x20
  return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
    || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    || byte == UInt8(ascii: ".")
}

/// The position of the `@` that ends the user information, if there is any.
private func endOfUserInfo(_ word: [UInt8], _ authority: Authority) -> Int? {
  let rest = word[authority.start...]
  let end =
    rest.firstIndex {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\\")
    } ?? word.endIndex
  if let at = rest[..<end].lastIndex(of: UInt8(ascii: "@")) { return at }
  // `user:pa/ss@host`: what follows the colon is no port, so this is a password that should have been escaped.
  guard let colon = rest[..<end].lastIndex(of: UInt8(ascii: ":")), !word[colon...].starts(with: ":]".utf8),
    word[(colon + 1)..<end].contains(where: { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }),
    rest.first != UInt8(ascii: "[")
  else { return nil }
  return rest.lastIndex(of: UInt8(ascii: "@"))
}

private func hidden(_ userInfo: ArraySlice<UInt8>, scheme: String) -> [UInt8] {
  guard let colon = userInfo.firstIndex(of: UInt8(ascii: ":")) else {
    let isPublic = scheme.hasSuffix("ssh") && userInfo.elementsEqual("git".utf8)
    return userInfo.isEmpty || isPublic ? Array(userInfo) : Array("****".utf8)
  }
  return userInfo[...colon] + Array("****".utf8)
}
