internal import GranaryCLI

GranaryTool.main()
