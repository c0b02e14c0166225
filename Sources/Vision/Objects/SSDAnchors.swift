import Foundation
import Proctoring

/// Where an SSD looks: a box in units of its input.
struct SSDAnchor {
  let y, x, height, width: Float

  /// The box that four offsets move and stretch the anchor to.
  func box(_ offsets: Slice<UnsafeBufferPointer<Float>>) -> UnitBox {
    let first = offsets.startIndex
    let middleY = offsets[first] / 10 * height + y
    let middleX = offsets[first + 1] / 10 * width + x
    let halfHeight = expf(offsets[first + 2] / 5) * height / 2
    let halfWidth = expf(offsets[first + 3] / 5) * width / 2
    return UnitBox(
      left: Double(middleX - halfWidth), top: Double(middleY - halfHeight),
      right: Double(middleX + halfWidth), bottom: Double(middleY + halfHeight))
  }
}

/// The anchors of the TensorFlow object detection API's SSD: six grids, scales 0.2 … 0.95.
enum SSDAnchors {
  static let mobileNet: [SSDAnchor] = {
    let grids = [19, 10, 5, 3, 2, 1]
    let scales: [Float] = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1]
    return grids.indices.flatMap { layer in
      layerAnchors(grid: grids[layer], shapes: shapes(layer, scale: scales[layer], next: scales[layer + 1]))
    }
  }()

  private static func layerAnchors(grid: Int, shapes: [(scale: Float, ratio: Float)]) -> [SSDAnchor] {
    var anchors: [SSDAnchor] = []
    for cell in 0..<grid * grid {
      let y = (Float(cell / grid) + 0.5) / Float(grid)
      let x = (Float(cell % grid) + 0.5) / Float(grid)
      for (scale, ratio) in shapes {
        let root = ratio.squareRoot()
        anchors.append(SSDAnchor(y: y, x: x, height: scale / root, width: scale * root))
      }
    }
    return anchors
  }

  private static func shapes(_ layer: Int, scale: Float, next: Float) -> [(scale: Float, ratio: Float)] {
    if layer == 0 { return [(0.1, 1), (scale, 2), (scale, 0.5)] }
    let ratios: [Float] = [1, 2, 0.5, 3, 1 / 3]
    return ratios.map { (scale, $0) } + [((scale * next).squareRoot(), 1)]
  }
}
