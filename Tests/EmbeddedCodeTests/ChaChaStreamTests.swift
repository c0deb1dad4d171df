import EmbeddedCode
import Testing

/// The vectors of RFC 8439, appendix A.1: <https://datatracker.ietf.org/doc/html/rfc8439#appendix-A.1>.
@Suite struct ChaChaStreamTests {
  @Test(arguments: [
    // Test vector 1.
    (
      firstKeyWord: UInt32(0), block: 0,
      words: [
        0xade0_b876, 0x903d_f1a0, 0xe56a_5d40, 0x28bd_8653, 0xb819_d2bd, 0x1aed_8da0, 0xccef_36a8, 0xc70d_778b,
        0x7c59_41da, 0x8d48_5751, 0x3fe0_2477, 0x374a_d8b8, 0xf4b8_436a, 0x1ca1_1815, 0x69b6_87c3, 0x8665_eeb2,
      ] as [UInt32]
    ),
    // Test vector 2.
    (
      firstKeyWord: 0, block: 1,
      words: [
        0xbee7_079f, 0x7a38_5155, 0x7c97_ba98, 0x0d08_2d73, 0xa029_0fcb, 0x6965_e348, 0x3e53_c612, 0xed7a_ee32,
        0x7621_b729, 0x434e_e69c, 0xb033_71d5, 0xd539_d874, 0x281f_ed31, 0x45fb_0a51, 0x1f0a_e1ac, 0x6f4d_794b,
      ]
    ),
    // Test vector 4: the second byte of the key is set.
    (
      firstKeyWord: 0xff00, block: 2,
      words: [
        0xfb4d_d572, 0x4bc4_2ef1, 0xdf92_2636, 0x327f_1394, 0xa78d_ea8f, 0x5e26_9039, 0xa1be_bbc1, 0xcaf0_9aae,
        0xa25a_b213, 0x48a6_b46c, 0x1b9d_9bcb, 0x092c_5be6, 0x546c_a624, 0x1bec_45d5, 0x87f4_7473, 0x96f0_992e,
      ]
    ),
  ])
  func blocksAreThoseOfTheStandard(firstKeyWord: UInt32, block: Int, words: [UInt32]) {
    var stream = ChaChaStream(key: [firstKeyWord] + [UInt32](repeating: 0, count: 7), rounds: 20)
    for _ in 0..<block * 16 { _ = stream.next() }
    let found = (0..<16).map { _ in stream.next() }
    #expect(found == words)
  }
}
