import CTurboJPEG
import Perception

/// What can be wrong with a picture.
public enum PictureError: Error, Hashable, CustomStringConvertible {
  /// The bytes are no JPEG image, or a torn one.
  case notJPEG(why: String)
  /// The image claims more pixels than are accepted.
  case tooLarge(width: Int, height: Int)

  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notJPEG(let why): "the picture is not a JPEG image that can be decoded (\(why))"
    case .tooLarge(let width, let height):
      "the picture is \(width)×\(height); at most \(JPEGDecoder.mostPixels) pixels are accepted"
    }
  }
}

/// Decodes JPEG images into RGB pixels. Belongs to one thread at a time.
public final class JPEGDecoder {
  /// The most pixels that are decoded: a 4K picture and half as much again.
  public static let mostPixels = 12_500_000

  private var handle: tjhandle

  /// Creates a decoder.
  public init() throws(PictureError) { handle = try Self.freshHandle() }

  deinit { tjDestroy(handle) }

  /// Decodes one image.
  ///
  /// - Throws: ``PictureError``; a torn image is refused, not half-shown.
  public func decode(_ jpeg: [UInt8]) throws(PictureError) -> RGBPicture {
    var width: Int32 = 0
    var height: Int32 = 0
    var subsampling: Int32 = 0
    var colourspace: Int32 = 0
    guard
      tjDecompressHeader3(
        handle, jpeg, UInt(jpeg.count), &width, &height, &subsampling, &colourspace) == 0
    else { throw try headerFault() }
    let size = (width: Int(width), height: Int(height))
    guard size.width > 0, size.height > 0 else { throw .notJPEG(why: "it has no size") }
    guard size.width * size.height <= Self.mostPixels else {
      throw .tooLarge(width: size.width, height: size.height)
    }
    var status: Int32 = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: size.width * size.height * 3) { buffer, count in
      status = tjDecompress2(
        handle, jpeg, UInt(jpeg.count), buffer.baseAddress, width, 0, height, Int32(TJPF_RGB.rawValue),
        Int32(TJFLAG_STOPONWARNING))
      count = status == 0 ? size.width * size.height * 3 : 0
    }
    guard status == 0, let picture = RGBPicture(width: size.width, height: size.height, bytes: bytes)
    else { throw .notJPEG(why: reason) }
    return picture
  }

  /// After a header that fails, the library's handle refuses the next good image; it gets a fresh one.
  private func headerFault() throws(PictureError) -> PictureError {
    let fault = PictureError.notJPEG(why: reason)
    let fresh = try Self.freshHandle()
    tjDestroy(handle)
    handle = fresh
    return fault
  }

  private static func freshHandle() throws(PictureError) -> tjhandle {
    guard let handle = tjInitDecompress() else { throw .notJPEG(why: "the decoder did not start") }
    return handle
  }

  private var reason: String { String(cString: tjGetErrorStr2(handle)) }
}

extension VideoFrame {
  /// The frame's pixels, decoded where they are not yet.
  func picture(using decoder: JPEGDecoder) throws(PictureError) -> RGBPicture {
    switch pixels {
    case .rgb(let picture): picture
    case .jpeg(let bytes): try decoder.decode(bytes)
    }
  }
}
