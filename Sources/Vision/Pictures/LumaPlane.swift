import Perception
import Proctoring

/// A picture's brightness alone, 0…255.
struct LumaPlane {
  let width: Int
  let height: Int
  let values: [Float]

  init(width: Int, height: Int, values: [Float]) {
    self.width = width
    self.height = height
    self.values = values
  }

  /// Rec. 601 luma.
  init(_ picture: RGBPicture) {
    width = picture.width
    height = picture.height
    let count = width * height
    values = [Float](unsafeUninitializedCapacity: count) { target, filled in
      picture.bytes.withUnsafeBufferPointer { bytes in
        for index in 0..<count {
          target[index] =
            0.299 * Float(bytes[index * 3]) + 0.587 * Float(bytes[index * 3 + 1])
            + 0.114 * Float(bytes[index * 3 + 2])
        }
      }
      filled = count
    }
  }

  /// How well the picture can be judged.
  var quality: PictureQuality {
    let count = Float(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return PictureQuality(
      light: Double(mean) / 255, contrast: Double(variance.squareRoot()) / 255,
      blur: max(blur(across: 1, lines: width), blur(across: width, lines: 1)))
  }

  /// Perceptual blur along one axis (Crété et al. 2007): how little of the variation between neighbours a
  /// nine-pixel smoothing takes away. 0 sharp … 1 blurred; a plane without variation is blurred.
  ///
  /// - Parameters:
  ///   - step: The distance in memory between neighbours along the axis.
  ///   - lines: The distance in memory between lines across it.
  private func blur(across step: Int, lines: Int) -> Double {
    let length = step == 1 ? width : height
    let lineCount = step == 1 ? height : width
    let reach = 4
    guard length > 2 * reach + 2 else { return 0 }
    var variation: Float = 0
    var lost: Float = 0
    values.withUnsafeBufferPointer { values in
      for line in 0..<lineCount {
        let start = line * lines
        var sum: Float = 0
        for index in 0..<(2 * reach + 1) { sum += values[start + index * step] }
        var before = sum
        for index in (reach + 1)..<(length - reach) {
          sum += values[start + (index + reach) * step] - values[start + (index - reach - 1) * step]
          let sharp = abs(values[start + index * step] - values[start + (index - 1) * step])
          let smooth = abs(sum - before) / Float(2 * reach + 1)
          variation += sharp
          lost += max(0, sharp - smooth)
          before = sum
        }
      }
    }
    return variation > 0 ? Double((variation - lost) / variation) : 1
  }

  /// A square of `side` values of a region, brought to mean 0 and length 1; nil for a region without
  /// contrast or outside the picture. Light that changes evenly leaves it as it is.
  func thumbnail(of box: UnitBox, side: Int) -> [Float]? {
    var cells = [Float](repeating: 0, count: side * side)
    for row in 0..<side {
      for column in 0..<side {
        let x = box.left + (box.right - box.left) * (Double(column) + 0.5) / Double(side)
        let y = box.top + (box.bottom - box.top) * (Double(row) + 0.5) / Double(side)
        guard (0..<1).contains(x), (0..<1).contains(y) else { return nil }
        cells[row * side + column] = value(x: Float(x) * Float(width), y: Float(y) * Float(height))
      }
    }
    let mean = cells.reduce(0, +) / Float(cells.count)
    let length = cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    guard length > Float(side) * 2 else { return nil }
    return cells.map { ($0 - mean) / length }
  }

  /// How much a region looks like a thumbnail of before: their correlation, 1 the same; 0 where the region
  /// shows nothing.
  func likeness(of box: UnitBox, to thumbnail: [Float]) -> Float {
    let side = Int(Float(thumbnail.count).squareRoot())
    guard let now = self.thumbnail(of: box, side: side) else { return 0 }
    return zip(now, thumbnail).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Bilinear between pixel centres.
  private func value(x: Float, y: Float) -> Float {
    let px = max(x - 0.5, 0)
    let py = max(y - 0.5, 0)
    let column = min(Int(px), width - 1)
    let row = min(Int(py), height - 1)
    let right = min(column + 1, width - 1)
    let below = min(row + 1, height - 1)
    let dx = px - Float(column)
    let dy = py - Float(row)
    let upper = values[row * width + column] * (1 - dx) + values[row * width + right] * dx
    let lower = values[below * width + column] * (1 - dx) + values[below * width + right] * dx
    return upper * (1 - dy) + lower * dy
  }
}
