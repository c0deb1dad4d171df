/// Python's encodings of several bytes a character, other than UTF-8, UTF-16 and UTF-32.
///
/// The raw value is the place in `MultiByteEncodingTables.names`.
enum MultiByteEncoding: Int, CaseIterable {
  case gb2312, gbk, gb18030, hz
  case big5, cp950, big5hkscs
  case shiftJIS, cp932, shiftJIS2004, shiftJISX0213
  case eucJP, eucJIS2004, eucJISX0213
  case eucKR, cp949, johab
  case iso2022JP, iso2022JP1, iso2022JP2, iso2022JP2004, iso2022JP3, iso2022JPExtended, iso2022KR
  case utf7

  init?(named name: String) {
    let wanted = Substring(SingleByteEncoding.canonical(name))
    for encoding in Self.allCases where encoding.names.dropFirst().contains(wanted) {
      self = encoding
      return
    }
    return nil
  }

  /// The name that Python gives it.
  var name: String { names.first.map(String.init) ?? "" }

  private var names: [Substring] {
    let all = MultiByteEncodingTables.names
    return all.indices.contains(rawValue) ? "\(all[rawValue])".split(separator: " ") : []
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
    switch self {
    case .hz:
      unsafe HZDecoder(bytes).decode()
    case .utf7:
      unsafe UTF7Decoder(bytes).decode()
    case .iso2022JP, .iso2022JP1, .iso2022JP2, .iso2022JP2004, .iso2022JP3, .iso2022JPExtended, .iso2022KR:
      unsafe ISO2022Decoder(bytes, self).decode()
    default:
      unsafe DoubleByteDecoder(bytes, self).decode()
    }
  }

  /// The characters of one and two bytes.
  var table: CharacterCodeTable {
    typealias Tables = MultiByteEncodingTables
    return switch self {
    case .gbk: CharacterCodeTable(Tables.gbk)
    case .gb2312, .hz: CharacterCodeTable(Tables.gbk, Tables.gb2312)
    case .gb18030: CharacterCodeTable(Tables.gbk, Tables.gb18030)
    case .big5: CharacterCodeTable(Tables.big5)
    case .cp950: CharacterCodeTable(Tables.big5, Tables.cp950)
    case .big5hkscs: CharacterCodeTable(Tables.big5, Tables.big5hkscs)
    case .shiftJIS: CharacterCodeTable(Tables.eucJP).shifted(Tables.shiftJIS)
    case .cp932: CharacterCodeTable(Tables.eucJP).shifted(Tables.cp932)
    case .shiftJIS2004:
      CharacterCodeTable(Tables.eucJP, Tables.eucJIS2004).shifted(Tables.shiftJIS2004)
    case .shiftJISX0213:
      CharacterCodeTable(Tables.eucJP, Tables.eucJIS2004).shifted(Tables.shiftJIS2004, Tables.shiftJISX0213)
    case .eucJP: CharacterCodeTable(Tables.eucJP)
    case .eucJIS2004: CharacterCodeTable(Tables.eucJP, Tables.eucJIS2004)
    case .eucJISX0213: CharacterCodeTable(Tables.eucJP, Tables.eucJIS2004, Tables.eucJISX0213)
    case .eucKR: CharacterCodeTable(Tables.eucKR)
    case .cp949: CharacterCodeTable(Tables.eucKR, Tables.cp949)
    case .johab: CharacterCodeTable(Tables.johab)
    case .iso2022JP, .iso2022JP1, .iso2022JP2, .iso2022JP2004, .iso2022JP3, .iso2022JPExtended, .iso2022KR, .utf7:
      CharacterCodeTable()
    }
  }

  /// The characters of three bytes, without their first byte `8F`, in the encodings of EUC-JP's family.
  var supplement: CharacterCodeTable? {
    typealias Tables = MultiByteEncodingTables
    return switch self {
    case .eucJP: CharacterCodeTable(Tables.eucJPSupplement)
    case .eucJIS2004: CharacterCodeTable(Tables.eucJPSupplement, Tables.jisX0213SecondPlane)
    case .eucJISX0213:
      CharacterCodeTable(Tables.eucJPSupplement, Tables.jisX0213SecondPlane, Tables.eucJISX0213Supplement)
    default: nil
    }
  }
}
