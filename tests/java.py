"""How Java is started in tests: for a program that runs for some seconds and is gone.

Its full compiler and its collector in threads are for what runs for hours: here they would take
half of all processor time.
"""

BRIEFLY = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
