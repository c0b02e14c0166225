import Perception
import Proctoring
import Testing

@testable import Vision

@Suite("Light, contrast and blur of a picture")
struct QualityTests {
  private func stripes(_ low: Int, _ high: Int, width: Int) throws -> RGBPicture {
    try picture(200, 200) { column, row in
      let value = (column / width + row / width).isMultiple(of: 2) ? low : high
      return (value, value, value)
    }
  }

  /// Smooths by the mean of squares.
  private func blurred(_ source: RGBPicture, reach: Int) throws -> RGBPicture {
    try picture(source.width, source.height) { column, row in
      var (sum, count) = (0, 0)
      for y in max(0, row - reach)...min(source.height - 1, row + reach) {
        for x in max(0, column - reach)...min(source.width - 1, column + reach) {
          sum += Int(source.bytes[(y * source.width + x) * 3])
          count += 1
        }
      }
      return (sum / count, sum / count, sum / count)
    }
  }

  @Test(
    "Light is mean luma after Rec. 601",
    arguments: [((255, 0, 0), 0.299), ((0, 255, 0), 0.587), ((0, 0, 255), 0.114), ((255, 255, 255), 1)])
  func light(colour: (Int, Int, Int), light: Double) throws {
    #expect(abs(LumaPlane(try picture(20, 20) { _, _ in colour }).quality.light - light) < 1e-3)
  }

  @Test("Contrast is the standard deviation of luma")
  func contrast() throws {
    #expect(LumaPlane(try picture(20, 20) { _, _ in (9, 9, 9) }).quality.contrast < 1e-4)
    #expect(abs(LumaPlane(try stripes(0, 255, width: 10)).quality.contrast - 0.5) < 1e-3)
  }

  @Test("Blur grows with smoothing")
  func blur() throws {
    let sharp = try noise(120, 120, seed: 5)
    let blurs = try [0, 1, 3, 6].map { LumaPlane(try blurred(sharp, reach: $0)).quality.blur }
    #expect(blurs == blurs.sorted() && Set(blurs).count == 4, "\(blurs)")
    #expect((blurs.first ?? 1) < 0.3 && (blurs.last ?? 0) > 2 * (blurs.first ?? 1), "\(blurs)")
  }

  @Test("A smear along one axis is blur, too")
  func smear() throws {
    let rows = try picture(120, 120) { _, row in (row.isMultiple(of: 2) ? 0 : 255, 0, 0) }
    #expect(LumaPlane(rows).quality.blur == 1)
  }

  @Test("The smallest pictures have a quality", arguments: [1, 2, 9, 10, 11])
  func small(side: Int) throws {
    let quality = LumaPlane(try noise(side, side, seed: 2)).quality
    #expect((0...1).contains(quality.blur) && (0...1).contains(quality.light) && quality.contrast.isFinite)
  }

  @Test("Darkness, plainness and blur are why a picture is not readable")
  func unreadable() throws {
    let limits = SensingLimits()
    #expect(LumaPlane(try noise(200, 200, seed: 1)).quality.unreadable(limits) == nil)
    #expect(LumaPlane(try picture(200, 200) { _, _ in (3, 3, 3) }).quality.unreadable(limits) == .tooDark)
    #expect(
      LumaPlane(try picture(200, 200) { _, _ in (128, 128, 128) }).quality.unreadable(limits) == .blurred)
  }

  @Test("A thumbnail is unmoved by light that changes evenly, and of length 1")
  func thumbnail() throws {
    let box = UnitBox(left: 0.1, top: 0.2, right: 0.8, bottom: 0.9)
    let plain = try noise(60, 60, seed: 4)
    let brighter = try picture(60, 60) { column, row in
      let value = { Int(plain.bytes[(row * 60 + column) * 3 + $0]) / 2 + 40 }
      return (value(0), value(1), value(2))
    }
    let first = try #require(LumaPlane(plain).thumbnail(of: box, side: 16))
    let second = try #require(LumaPlane(brighter).thumbnail(of: box, side: 16))
    #expect(abs(first.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
    #expect(zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } > 0.999)
  }

  @Test("A region that is plain or reaches outside has no thumbnail")
  func noThumbnail() throws {
    let box = UnitBox(left: 0.1, top: 0.2, right: 0.8, bottom: 0.9)
    #expect(LumaPlane(try picture(60, 60) { _, _ in (90, 90, 90) }).thumbnail(of: box, side: 16) == nil)
    let outside = UnitBox(left: -0.4, top: 0.2, right: 0.8, bottom: 0.9)
    #expect(LumaPlane(try noise(60, 60, seed: 4)).thumbnail(of: outside, side: 16) == nil)
  }
}
