import Perception
import Testing

@testable import Vision

@Suite("JPEG images")
struct JPEGDecoderTests {
  private let decoder: JPEGDecoder

  init() throws { decoder = try JPEGDecoder() }

  private func near(_ picture: RGBPicture, _ colour: [Int], within tolerance: Int) -> Bool {
    picture.bytes.indices.allSatisfy { abs(Int(picture.bytes[$0]) - colour[$0 % 3]) <= tolerance }
  }

  @Test("Baseline and progressive images give their colour", arguments: [JPEGSample.baseline, .progressive])
  func colour(sample: JPEGSample) throws {
    let picture = try decoder.decode(sample.bytes)
    #expect((picture.width, picture.height) == (16, 16))
    #expect(near(picture, [200, 40, 90], within: 6), "\(picture.bytes.prefix(3))")
  }

  @Test("A grey image gives three equal channels of its luma")
  func grey() throws {
    #expect(near(try decoder.decode(JPEGSample.grey.bytes), [94, 94, 94], within: 4))
  }

  @Test("A CMYK image, which no camera sends, is refused")
  func cmyk() { #expect(throws: PictureError.self) { try decoder.decode(JPEGSample.cmyk.bytes) } }

  @Test(
    "An image that is cut off anywhere is refused", arguments: [JPEGSample.baseline, .progressive, .grey])
  func torn(sample: JPEGSample) {
    // The last two bytes are the end marker.
    for length in 0..<(sample.bytes.count - 2) {
      #expect(throws: PictureError.self, "\(length) bytes") {
        try decoder.decode(Array(sample.bytes.prefix(length)))
      }
    }
  }

  @Test(
    "What is no JPEG image is refused",
    arguments: [[], [0xFF], Array("GIF89a".utf8), Array(repeating: 0, count: 4_000)])
  func notJPEG(bytes: [UInt8]) {
    let error = #expect(throws: PictureError.self) { try decoder.decode(bytes) }
    guard case .notJPEG(let why) = error else { Issue.record("\(String(describing: error))"); return }
    #expect(!why.isEmpty)
  }

  @Test("A header that claims a huge picture is refused before any memory is taken for it")
  func huge() throws {
    var bytes = JPEGSample.baseline.bytes
    let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    // After the marker: length (2), precision (1), height (2), width (2).
    bytes.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFF, 0xDC, 0xFF, 0xDC])
    #expect(throws: PictureError.tooLarge(width: 65_500, height: 65_500)) { try decoder.decode(bytes) }
  }

  @Test(
    "Bytes flipped anywhere give a picture or an error",
    arguments: JPEGSample.allCases)
  func flipped(sample: JPEGSample) throws {
    for index in sample.bytes.indices {
      var bytes = sample.bytes
      bytes[index] ^= 0x5A
      do {
        let picture = try JPEGDecoder().decode(bytes)
        #expect(picture.bytes.count == picture.width * picture.height * 3)
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }

  @Test(
    "An image that was refused leaves the decoder usable for the next one", arguments: JPEGSample.allCases)
  func usableAfterwards(sample: JPEGSample) throws {
    for index in sample.bytes.indices {
      var bytes = sample.bytes
      bytes[index] ^= 0x5A
      let decoder = try JPEGDecoder()
      _ = try? decoder.decode(bytes)
      #expect(try decoder.decode(JPEGSample.baseline.bytes).width == 16, "byte \(index)")
    }
  }

  @Test("An image of nothing but its beginning and end is refused")
  func nothing() { #expect(throws: PictureError.self) { try decoder.decode([0xFF, 0xD8, 0xFF, 0xD9]) } }
}
