from score import *
by={}
for d in load():
    c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
    for k,a in d['answers'].items():
        r=score(a,c,B,None,('v1','v2','v3') if k!='off_topic' else ('v1',)); by.setdefault(d['id'],{})[k]=(round(r['score'],1),round(r['raw']['cov'],2),round(r['closeness'],2),r['assessed'])
for i,x in by.items(): print(i[:28].ljust(28),x)
