import Foundation
import Perception
import Testing

@testable import Vision

@Suite("Pictures made smaller and cut out")
struct SamplingTests {
  @Test(
    "Shrinking averages squares, and leaves out what does not fill one",
    arguments: [(17, 11, 2), (30, 30, 3), (40, 23, 7), (5, 5, 5)])
  func shrink(width: Int, height: Int, factor: Int) throws {
    let source = try noise(width, height, seed: 11)
    let small = source.shrunk(by: factor)
    #expect((small.width, small.height) == (width / factor, height / factor))
    for row in 0..<small.height {
      for column in 0..<small.width {
        for channel in 0..<3 {
          var sum = 0
          for y in 0..<factor {
            for x in 0..<factor {
              sum += Int(source.bytes[((row * factor + y) * width + column * factor + x) * 3 + channel])
            }
          }
          let mean = sum / (factor * factor)
          #expect(Int(small.bytes[(row * small.width + column) * 3 + channel]) == mean)
        }
      }
    }
  }

  @Test("A picture too small to be shrunk stays as it is", arguments: [1, 4, 100])
  func tooSmall(factor: Int) throws {
    let source = try noise(3, 2, seed: 1)
    #expect(source.shrunk(by: factor).bytes == source.bytes)
  }

  @Test("A bright picture shrunk far does not overflow")
  func bright() throws {
    let small = try picture(400, 400) { _, _ in (255, 255, 255) }.shrunk(by: 200)
    #expect(small.bytes.allSatisfy { $0 == 255 })
  }

  @Test(
    "Pictures are reduced to a shorter side of 180 pixels at least",
    arguments: [(640, 480, 2), (1_280, 720, 4), (1, 1, 1), (179, 4_000, 1), (359, 360, 1), (360, 361, 2)])
  func reduced(width: Int, height: Int, factor: Int) throws {
    let (small, by) = try picture(width, height) { _, _ in (1, 2, 3) }.reduced()
    #expect(by == factor)
    #expect((small.width, small.height) == (width / factor, height / factor))
  }

  @Test(
    "A crop is bilinear between pixel centres, and the offset outside",
    arguments: [0 as UInt64, 1, 2, 3, 4, 5, 6, 7])
  func crop(seed: UInt64) throws {
    var random = Seeded(seed)
    let source = try noise(23, 17, seed: seed)
    let side = 12
    let map = Affine.crop(
      centre: PixelPoint(x: .random(in: -5...28, using: &random), y: .random(in: -5...22, using: &random)),
      size: .random(in: 3...50, using: &random), angle: .random(in: -4...4, using: &random), side: side)
    let sampled = sample(source, map, side: side, scale: 1 / 127.5, offset: -1)
    for row in 0..<side {
      for column in 0..<side {
        let at = map(x: Float(column) + 0.5, y: Float(row) + 0.5)
        for channel in 0..<3 {
          let value = reference(source, x: Double(at.x), y: Double(at.y), channel)
          let wanted = value.map { $0 / 127.5 - 1 } ?? -1
          let got = Double(sampled[(row * side + column) * 3 + channel])
          #expect(abs(got - wanted) < 2e-4, "seed \(seed), row \(row), column \(column)")
        }
      }
    }
  }

  @Test("A crop of the whole picture at its own size is the picture")
  func identity() throws {
    let source = try noise(8, 8, seed: 3)
    let map = Affine.crop(centre: PixelPoint(x: 4, y: 4), size: 8, angle: 0, side: 8)
    #expect(sample(source, map, side: 8, scale: 1, offset: 0).map { UInt8($0) } == source.bytes)
  }

  @Test("A crop turned by a quarter clockwise reads the picture from its right upper corner down")
  func quarterTurn() throws {
    let source = try picture(4, 4) { column, row in (column * 10 + row, 0, 0) }
    let map = Affine.crop(centre: PixelPoint(x: 2, y: 2), size: 4, angle: .pi / 2, side: 4)
    let red = stride(from: 0, to: 48, by: 3).map {
      Int(sample(source, map, side: 4, scale: 1, offset: 0)[$0].rounded())
    }
    #expect(red.prefix(4) == [30, 31, 32, 33])
    #expect(red.suffix(4) == [0, 1, 2, 3])
  }

  private func sample(_ source: RGBPicture, _ map: Affine, side: Int, scale: Float, offset: Float) -> [Float]
  {
    var crop = [Float](repeating: .nan, count: side * side * 3)
    crop.withUnsafeMutableBufferPointer {
      source.sample(map, side: side, scale: scale, offset: offset, into: $0)
    }
    return crop
  }

  /// The value at a point by the definition; nil where no pixel's centre is within one pixel.
  private func reference(_ source: RGBPicture, x: Double, y: Double, _ channel: Int) -> Double? {
    let (px, py) = (x - 0.5, y - 0.5)
    guard px > -1, py > -1, px < Double(source.width), py < Double(source.height) else { return nil }
    var value = 0.0
    for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      let (cx, cy) = (px.rounded(.down) + Double(column), py.rounded(.down) + Double(row))
      let pixel = (
        Int(min(max(cx, 0), Double(source.width - 1))), Int(min(max(cy, 0), Double(source.height - 1)))
      )
      let weight = (1 - abs(px - cx)) * (1 - abs(py - cy))
      value += weight * Double(source.bytes[(pixel.1 * source.width + pixel.0) * 3 + channel])
    }
    return value
  }
}
