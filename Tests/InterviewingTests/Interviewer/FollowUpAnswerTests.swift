import Testing

@testable import Interviewing

struct FollowUpAnswerTests {
  @Test("The object is read in either order, with blanks and escapes")
  func accepted() throws {
    let texts = [
      #"{"segment":4,"question":"Why \"so\"?"}"#,
      "\n{ \"question\" : \"Why \\\"so\\\"?\" ,\t\"segment\" : 4 }\r\n",
      #"{"segment":4,"question":"\u0057hy \u0022so\"?"}"#,
    ]
    for text in texts {
      let answer = try #require(FollowUpAnswer(json: text))
      #expect(answer.segment == 4 && answer.question == #"Why "so"?"#)
    }
    #expect(
      FollowUpAnswer(json: #"{"segment":0,"question":"\ud83d\ude00 \/ \\ \n"}"#)?.question == "😀 / \\ \n")
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "Why?", "null", "[]", "{}", "4", #"{"segment":4}"#, #"{"question":"Why?"}"#,
      #"{"segment":4,"question":"Why?"} and more"#, #"Here: {"segment":4,"question":"Why?"}"#,
      #"{"segment":4,"question":"Why?","score":10}"#, #"{"segment":4,"segment":4,"question":"Why?"}"#,
      #"{"segment":"4","question":"Why?"}"#, #"{"segment":4.0,"question":"Why?"}"#,
      #"{"segment":4e0,"question":"Why?"}"#, #"{"segment":-4,"question":"Why?"}"#,
      #"{"segment":04,"question":"Why?"}"#, #"{"segment":99999999999999999999,"question":"Why?"}"#,
      #"{"segment":4,"question":["Why?"]}"#, #"{"segment":4,"question":null}"#,
      #"{"segment":4,"question":"Why?"#,
      #"{"segment":4,"question":"Why?",}"#, #"{"segment":4 "question":"Why?"}"#,
      "{\"segment\":4,\"question\":\"a\nb?\"}",
      #"{"segment":4,"question":"\x"}"#, #"{"segment":4,"question":"\ud83d"}"#,
      #"{"segment":4,"question":"\ud83dA"}"#,
      #"{"segment":4,"question":"\u12"}"#, #"{"segment":4,"question":"\"#,
      #"{"Segment":4,"Question":"Why?"}"#,
      "```json\n{\"segment\":4,\"question\":\"Why?\"}\n```",
    ])
  func refused(text: String) {
    #expect(FollowUpAnswer(json: text) == nil)
  }

  @Test("What is very long is not looked at")
  func long() {
    let filler = String(repeating: " ", count: 5_000)
    #expect(FollowUpAnswer(json: #"{"segment":4,\#(filler)"question":"Why?"}"#) == nil)
  }
}
