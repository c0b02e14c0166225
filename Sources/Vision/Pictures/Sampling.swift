import Perception

extension RGBPicture {
  /// Fills a square crop of `side` pixels, three values each, with `scale × byte + offset`; bilinear between
  /// pixel centres, `offset` outside the picture.
  func sample(
    _ map: Affine, side: Int, scale: Float, offset: Float, into crop: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(crop.count >= side * side * 3)
    let (width, height) = (width, height)
    bytes.withUnsafeBufferPointer { pixels in
      for row in 0..<side {
        for column in 0..<side {
          let at = map(x: Float(column) + 0.5, y: Float(row) + 0.5)
          let x = at.x - 0.5
          let y = at.y - 0.5
          let target = (row * side + column) * 3
          guard x > -1, y > -1, x < Float(width), y < Float(height) else {
            for channel in 0..<3 { crop[target + channel] = offset }
            continue
          }
          let left = x.rounded(.down)
          let top = y.rounded(.down)
          let column0 = max(Int(left), 0)
          let row0 = max(Int(top), 0)
          let column1 = min(Int(left) + 1, width - 1)
          let row1 = min(Int(top) + 1, height - 1)
          let dx = x - left
          let dy = y - top
          for channel in 0..<3 {
            let upper =
              Float(pixels[(row0 * width + column0) * 3 + channel]) * (1 - dx)
              + Float(pixels[(row0 * width + column1) * 3 + channel]) * dx
            let lower =
              Float(pixels[(row1 * width + column0) * 3 + channel]) * (1 - dx)
              + Float(pixels[(row1 * width + column1) * 3 + channel]) * dx
            crop[target + channel] = (upper * (1 - dy) + lower * dy) * scale + offset
          }
        }
      }
    }
  }

  /// The picture as far reduced as leaves its shorter side at least 180 pixels: what faces are searched in,
  /// and quality and motion are judged on.
  func reduced() -> (picture: RGBPicture, factor: Int) {
    let factor = max(1, min(width, height) / 180)
    return (shrunk(by: factor), factor)
  }

  /// The picture with each side divided by `factor`: every pixel is the mean of a square of them, the rest
  /// at the right and bottom border is left out.
  func shrunk(by factor: Int) -> RGBPicture {
    let newWidth = width / factor
    let newHeight = height / factor
    guard factor > 1, newWidth > 0, newHeight > 0 else { return self }
    let rowBytes = width * 3
    var sums = [UInt16](repeating: 0, count: newWidth * factor * 3)
    let area = UInt32(factor * factor)
    let shrunk = [UInt8](unsafeUninitializedCapacity: newWidth * newHeight * 3) { target, count in
      bytes.withUnsafeBufferPointer { source in
        sums.withUnsafeMutableBufferPointer { sums in
          for row in 0..<newHeight {
            for index in sums.indices { sums[index] = 0 }
            for line in 0..<factor {
              let start = (row * factor + line) * rowBytes
              for index in sums.indices { sums[index] &+= UInt16(source[start + index]) }
            }
            var out = row * newWidth * 3
            for column in 0..<newWidth {
              let from = column * factor * 3
              var (red, green, blue) = (UInt32(0), UInt32(0), UInt32(0))
              for step in 0..<factor {
                red &+= UInt32(sums[from + step * 3])
                green &+= UInt32(sums[from + step * 3 + 1])
                blue &+= UInt32(sums[from + step * 3 + 2])
              }
              target[out] = UInt8(red / area)
              target[out + 1] = UInt8(green / area)
              target[out + 2] = UInt8(blue / area)
              out += 3
            }
          }
        }
      }
      count = newWidth * newHeight * 3
    }
    return RGBPicture(width: newWidth, height: newHeight, bytes: shrunk) ?? self
  }
}
