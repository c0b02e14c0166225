import Proctoring
import Testing

@testable import Vision

@Suite("Where phones are looked for")
struct PhoneTilesTests {
  private func contains(_ box: UnitBox, _ x: Double, _ y: Double) -> Bool {
    box.left <= x && x <= box.right && box.top <= y && y <= box.bottom
  }

  @Test("The whole picture comes first, and the tiles cover all of it again")
  func cover() {
    let regions = PhoneTiles.regions(near: nil, width: 1_280, height: 720)
    #expect(regions.first == .whole)
    let steps = (0...50).map { Double($0) / 50 }
    for x in steps {
      for y in steps {
        #expect(regions.dropFirst().contains { contains($0, x, y) }, "\(x), \(y)")
      }
    }
  }

  @Test(
    "No region reaches outside, and where a phone was seen is looked at more closely",
    arguments: [
      UnitBox(left: 0.9, top: 0.9, right: 1.2, bottom: 1.1),
      UnitBox(left: -0.3, top: 0.4, right: 0.05, bottom: 0.5),
      UnitBox(left: 0.5, top: 0.5, right: 0.5, bottom: 0.5), UnitBox(left: -2, top: -2, right: 3, bottom: 3),
    ])
  func near(seen: UnitBox) throws {
    let plain = PhoneTiles.regions(near: nil, width: 640, height: 480)
    let regions = PhoneTiles.regions(near: seen, width: 640, height: 480)
    #expect(regions.count == plain.count + 1)
    #expect(
      regions.allSatisfy {
        (-1e-9...1 + 1e-9).contains($0.left) && $0.right <= 1 + 1e-9 && $0.left < $0.right
      })
    #expect(
      regions.allSatisfy {
        (-1e-9...1 + 1e-9).contains($0.top) && $0.bottom <= 1 + 1e-9 && $0.top < $0.bottom
      })
    let centre = (x: min(max(seen.centre.x, 0), 1), y: min(max(seen.centre.y, 0), 1))
    #expect(contains(try #require(regions.last), centre.x, centre.y))
  }

  @Test("Every anchor of the detector has a place and a size")
  func anchors() {
    let anchors = SSDAnchors.mobileNet
    #expect(anchors.count == 1_917)
    #expect(
      anchors.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) && $0.width > 0 && $0.height > 0 }
    )
  }

  @Test("A box in a region lies at its place in the picture")
  func placed() {
    let region = UnitBox(left: 0.4, top: 0.2, right: 1, bottom: 0.8)
    let placed = UnitBox(left: 0.5, top: 0, right: 1, bottom: 0.5).placed(in: region)
    for (got, wanted) in [(placed.left, 0.7), (placed.top, 0.2), (placed.right, 1), (placed.bottom, 0.5)] {
      #expect(abs(got - wanted) < 1e-12)
    }
  }
}
