/// A line of a stream of server-sent events, as these APIs use them: each event is one line of data.
enum ServerSentEvent: Equatable {
  /// JSON.
  case data([UInt8])
  /// The stream has told all.
  case done
  /// A comment, an event's name or the empty line behind an event.
  case other

  init(line: [UInt8]) {
    let mark = Array("data:".utf8)
    guard line.starts(with: mark) else {
      self = .other
      return
    }
    var data = line.dropFirst(mark.count)
    if data.first == UInt8(ascii: " ") { data = data.dropFirst() }
    self = data.elementsEqual("[DONE]".utf8) ? .done : .data(Array(data))
  }
}
