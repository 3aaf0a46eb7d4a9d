import Facts
import Testing

struct XMLReaderTests {
    @Test func `attributes and text become paths`() {
        let reading = Reading(
            """
            <?xml version="1.0"?>
            <!-- a <comment> -->
            <Server port="8005" xmlns:x="urn:x">
              <Service name="Catalina">
                <Connector port='8080'
                           protocol="HTTP/1.1" a="&lt;&#65;&#x42;&amp;&unknown;"/>
              </Service>
              <x:note>
                two <![CDATA[<words>]]>
              </x:note>
            </Server>
            """, .xml)
        #expect(reading.problem == nil)
        #expect(reading["Server.@port"] == ["8005"])
        #expect(reading["Server.Service.Connector.@port"] == ["8080"])
        #expect(reading["Server.Service.Connector.@protocol"] == ["HTTP/1.1"])
        #expect(reading.lines("Server.Service.Connector.@protocol") == [6])
        #expect(reading["Server.Service.Connector.@a"] == ["<AB&&unknown;"])
        #expect(reading["Server.x:note"] == ["two <words>"])
        #expect(reading.lines("Server.x:note") == [9])
    }

    @Test func `a pair of name and value is also told under the name`() {
        let reading = Reading(
            """
            <configuration>
              <property>
                <name>fs.defaultFS</name>
                <value>hdfs://nn:8020</value>
              </property>
              <property name="hibernate.show_sql">true</property>
              <appSettings><add key="Mode" value="test"/></appSettings>
            </configuration>
            """, .xml)
        #expect(reading["configuration.fs.defaultFS"] == ["hdfs://nn:8020"])
        #expect(reading.lines("configuration.fs.defaultFS") == [4])
        #expect(reading["configuration.hibernate.show_sql"] == ["true"])
        #expect(reading["configuration.appSettings.Mode"] == ["test"])
    }

    @Test func `entity declarations are refused and nothing is expanded`() {
        let reading = Reading(
            """
            <?xml version="1.0"?>
            <!DOCTYPE a [
              <!ENTITY x SYSTEM "file:///etc/passwd">
            ]>
            <a>&x;</a>
            """, .xml)
        #expect(reading.settings.isEmpty)
        #expect(reading.problem?.text == "it declares entities, which we do not follow")
        #expect(reading.problem?.line == 3)
    }

    @Test func `a document type without entities is stepped over`() {
        let reading = Reading(
            "<!DOCTYPE x PUBLIC \"-//A//B\" \"http://a/b.dtd\">\n<x><y>1</y></x>", .xml)
        #expect(reading.problem == nil)
        #expect(reading["x.y"] == ["1"])
    }

    @Test(arguments: [
        ("<a><b>1</b>\n<c>", 2, "the element <c> is not closed"),
        ("<a><b>1</b>\n<c></d></a>", 2, "the end of an element does not fit its beginning"),
        ("<a><b>1</b>\n<c x=1/></a>", 2, "an attribute or the end of <c> should stand here"),
        ("<a><b>1</b>\n<!-- ", 2, "a comment is not closed"),
        ("<a><b>1</b> < 3</a>", 1, "an element's name should follow the <"),
    ])
    func `what stands before a problem is read`(_ text: String, _ line: Int, _ problem: String) {
        let reading = Reading(text, .xml)
        #expect(reading["a.b"] == ["1"])
        #expect(reading.problem?.line == line)
        #expect(reading.problem?.text == problem)
    }
}
